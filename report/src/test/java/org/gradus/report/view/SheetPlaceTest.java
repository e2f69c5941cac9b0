package org.gradus.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetPlaceTest {
    private static final String POLICY =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-x'\">";

    @Test
    void theScriptIsAddedAndAllowed() {
        String page = SheetPlace.kept("<html><head>" + POLICY + "</head><body>&lt;/body&gt;</body></html>");
        assertThat(page).containsPattern("script-src 'sha256-[A-Za-z0-9+/]{43}=' 'sha256-x'");
        assertThat(page).containsPattern("&lt;/body&gt;<script>[^<]*scrollTo[^<]*</script></body></html>$");
    }

    @Test
    void aPageWithoutSuchAPolicyStaysAsItIs() {
        for (String page : new String[] {
            "", "<p>script-src </body>", "<meta http-equiv=\"Content-Security-Policy\" content=\"x\">script-src </body>"
        }) {
            assertThat(SheetPlace.kept(page)).isEqualTo(page);
        }
    }
}
