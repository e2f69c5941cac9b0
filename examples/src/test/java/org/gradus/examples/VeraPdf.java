package org.gradus.examples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What veraPDF has to say against a PDF. */
final class VeraPdf {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** The rules of the standard that it breaks, and where; none if it keeps to it. */
    static List<String> complaints(byte[] pdf, PDFAFlavour standard) throws IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(broken -> standard + " " + broken.getRuleId().getClause() + ": " + broken.getMessage() + " at "
                            + broken.getLocation().getContext())
                    .distinct()
                    .toList();
        } catch (ModelParsingException | ValidationException | EncryptedPdfException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
