/** Exercise files as people have them: other layouts, parameters, losses and files beside them. */
@NullMarked
package org.gradus.report.file;

import org.jspecify.annotations.NullMarked;
