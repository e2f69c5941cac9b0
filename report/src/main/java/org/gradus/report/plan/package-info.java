/** What is calculated: layer kinds and optimisers produce the definitions of their lines. */
@NullMarked
package org.gradus.report.plan;

import org.jspecify.annotations.NullMarked;
