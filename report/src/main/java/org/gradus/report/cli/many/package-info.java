/** Work on many files: on all cores and in order, in shards, and only on what has changed. */
@org.jspecify.annotations.NullMarked
package org.gradus.report.cli.many;
