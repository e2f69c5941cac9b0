package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.LeftSide;
import org.gradus.core.expr.Variables;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.ClaimSource;
import org.gradus.report.exercise.ClaimSource.Part;
import org.gradus.report.exercise.ClaimSource.Place;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.StatedClaim;

/** Reads the formulas of one claim; everything that is wrong with them becomes one message. */
final class ClaimReader {
    /** Functions of a whole vector that claims may be about, entry by entry. */
    static final List<String> VECTORS = List.of("softmax", "log-softmax", "log-sum-exp", "softmax-cross-entropy");

    /** {@code softmax(z/T)}, with a temperature. */
    private static final Pattern TEMPERED = Pattern.compile(
            "(" + String.join("|", VECTORS) + ")\\s*\\(\\s*z\\s*/\\s*([A-Za-zα-ω]\\w*|\\d+(?:\\.\\d+)?)\\s*\\)");

    private static final int SHOWN = 3;
    /** As other programs and books write derivatives: none of these is a function or a quotient of ours. */
    private static final Pattern DERIVATIVE = Pattern.compile(
            "(?<![A-Za-z0-9_])((D|[Dd]iff|[Dd]erivative|[Gg]rad|[Dd]t)\\s*[\\[(]"
                    + "|d(([A-Za-zσ]\\w{0,2})?|\\s*\\([^()]*\\))\\s*/\\s*d[A-Za-z]\\w{0,2}(?!\\w))|(?<=[\\w)\\]])['′]|[′∂∇]");
    /** An equals sign that is no comparison. */
    private static final Pattern EQUALS = Pattern.compile("(?<![<>=!])=(?!=)");
    /** {@code y =}, {@code f(x) =}. */
    private static final Pattern NAMED = Pattern.compile("^\\s*[A-Za-zσ]\\w*\\s*(\\(\\s*\\w+\\s*\\))?\\s*=(?!=)");

    private static final String BEHIND = "write only what stands behind the '='";

    private static final String NO_DERIVATIVE = "a claim holds no derivative to be carried out; write the result";

    private final Limits limits;
    /** What is said to be the name of one quantity. */
    private final Set<String> named = new LinkedHashSet<>();

    private final List<String> faults = new ArrayList<>();
    /** What is wrong with the conditions. */
    private final List<String> later = new ArrayList<>();

    private final List<Expr.Relation> assume = new ArrayList<>();
    private final Map<Expr.Symbol, Expr> values = new LinkedHashMap<>();
    private final Map<Part, List<Place>> places = new EnumMap<>(Part.class);

    ClaimReader(Limits limits) {
        this.limits = limits;
    }

    /** Says that something is wrong. */
    void add(String message) {
        faults.add(message);
    }

    /** Where a part of the claim stands. */
    void place(Part part, Place place) {
        places.computeIfAbsent(part, key -> new ArrayList<>()).add(place);
    }

    /** The claim with these formulas, or what is wrong with them. */
    StatedClaim claim(String id, Map<String, Place> at) {
        Optional<Expr.Symbol> wrt = one(Part.WRT).flatMap(this::variable);
        conditions(at, wrt);
        Optional<StatedClaim.Function> of = of(wrt);
        Optional<Expr> claim = one(Part.CLAIM).flatMap(place -> claimed(place, of, wrt));
        claim.ifPresent(formula -> refuseTwoSpellings(of.flatMap(StatedClaim.Function::formula), List.of(formula)));
        faults.addAll(later);
        if (faults.isEmpty() && of.isPresent() && wrt.isPresent() && claim.isPresent()) {
            return new StatedClaim.Formulated(
                    id, of.get(), wrt.get(), claim.get(), assume, values, new ClaimSource(places));
        }
        return new StatedClaim.Malformed(id, message());
    }

    /** The same of a chain {@code a = b = c}, which stands in place of the claim. */
    StatedClaim chain(String id, Map<String, Place> at) {
        Optional<Expr.Symbol> wrt = one(Part.WRT).flatMap(this::variable);
        conditions(at, wrt);
        Optional<StatedClaim.Function> of = of(wrt);
        List<ExprParser.Member> members =
                one(Part.CLAIM).flatMap(place -> members(place, of, wrt)).orElse(List.of());
        refuseTwoSpellings(
                of.flatMap(StatedClaim.Function::formula),
                members.stream().map(ExprParser.Member::formula).toList());
        faults.addAll(later);
        boolean both = one(Part.OF).isPresent() == one(Part.WRT).isPresent();
        if (faults.isEmpty() && both && !members.isEmpty()) {
            return new StatedClaim.Chained(id, of, wrt, members, assume, values, new ClaimSource(places));
        }
        return new StatedClaim.Malformed(id, message());
    }

    private Optional<StatedClaim.Function> of(Optional<Expr.Symbol> wrt) {
        return one(Part.OF).flatMap(place -> function(place, wrt.orElse(Expr.Symbol.of("z"))));
    }

    /** Which names there are decides how the formulas are read, but what is wrong is said in the order of the text. */
    private void conditions(Map<String, Place> at, Optional<Expr.Symbol> wrt) {
        int before = faults.size();
        for (Place place : places.getOrDefault(Part.ASSUME, List.of())) {
            read(place, () -> ExprParser.parseConditions(text(place), limits.formula()))
                    .ifPresent(assume::addAll);
        }
        at.forEach((name, place) -> {
            place(Part.AT, place);
            read(place, () -> ExprParser.parseNumber(text(place), limits.formula()))
                    .ifPresent(value -> values.put(Expr.Symbol.of(name), value));
        });
        List<String> conditions = faults.subList(before, faults.size());
        later.addAll(conditions);
        conditions.clear();
        named.addAll(at.keySet());
        wrt.ifPresent(symbol -> named.add(symbol.name()));
        assume.forEach(condition -> named.addAll(Variables.of(condition)));
    }

    private Optional<List<ExprParser.Member>> members(
            Place place, Optional<StatedClaim.Function> of, Optional<Expr.Symbol> wrt) {
        Optional<Optional<LeftSide>> left = left(place);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        String text = text(place);
        if (left.get().isPresent()) {
            LeftSide side = left.get().get();
            boolean asked = of.isPresent() && wrt.isPresent();
            Optional<String> fault = asked
                    ? new ClaimLeftSide(of.get(), wrt.get(), limits).fault(side)
                    : Optional.of("a chain that begins with a derivative needs 'of' and 'wrt'");
            if (fault.isPresent()) {
                faults.add(place.message(0, fault.get()));
                return Optional.empty();
            }
            text = side.rest(text);
            text = text.substring(0, side.end()) + "=" + text.substring(side.end() + 1);
        } else if (of.isPresent()) {
            text = "=" + text;
        }
        Matcher operator = DERIVATIVE.matcher(text);
        if (operator.find()) {
            faults.add(place.message(operator.start(), NO_DERIVATIVE));
            return Optional.empty();
        }
        String whole = text;
        return read(place, () -> ExprParser.parseChain(whole, limits.formula(), named));
    }

    /** The left side, empty within if there is none; empty without if it cannot be read. */
    private Optional<Optional<LeftSide>> left(Place place) {
        try {
            boolean tooLong = text(place).length() > limits.formula().length();
            return Optional.of(tooLong ? Optional.empty() : LeftSide.of(text(place)));
        } catch (FormulaException e) {
            faults.add(place.message(e.offset(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What is claimed, behind its left side if it has one. */
    private Optional<Expr> claimed(Place place, Optional<StatedClaim.Function> of, Optional<Expr.Symbol> wrt) {
        Optional<Optional<LeftSide>> read = left(place);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<LeftSide> left = read.get();
        if (left.isEmpty()) {
            return holdsNoDerivative(place, NO_DERIVATIVE)
                    ? read(place, () -> ExprParser.parse(text(place), limits.formula(), named))
                    : Optional.empty();
        }
        if (of.isEmpty() || wrt.isEmpty()) {
            return Optional.empty(); // what is wrong with them is said already
        }
        if (LeftSide.count(text(place)) > 1) {
            faults.add(
                    place.message(left.get().end(), "a claim has one '='; several are given as chain: \"a = b = c\""));
            return Optional.empty();
        }
        Optional<String> fault = new ClaimLeftSide(of.get(), wrt.get(), limits).fault(left.get());
        if (fault.isPresent()) {
            faults.add(place.message(0, fault.get()));
            return Optional.empty();
        }
        String rest = left.get().rest(text(place));
        Matcher operator = DERIVATIVE.matcher(rest);
        if (operator.find()) {
            faults.add(place.message(operator.start(), NO_DERIVATIVE));
            return Optional.empty();
        }
        return read(place, () -> ExprParser.parse(rest, limits.formula(), named));
    }

    /** {@code x1} and {@code x_1} in one claim: nobody can say whether they are one quantity. */
    private void refuseTwoSpellings(Optional<Expr> of, List<Expr> claimed) {
        Set<String> names = new LinkedHashSet<>(named);
        of.ifPresent(formula -> names.addAll(Variables.of(formula)));
        claimed.forEach(formula -> names.addAll(Variables.of(formula)));
        Map<String, String> spelt = new HashMap<>();
        for (String name : names) {
            String other = spelt.putIfAbsent(name.replaceAll("[_\\[\\]…]", ""), name);
            if (other != null && !other.equals(name)) {
                Place place = places.getOrDefault(Part.CLAIM, List.of()).get(0);
                faults.add(place.message(
                        0, "'" + other + "' and '" + name + "' stand side by side; write one quantity in one way"));
            }
        }
    }

    private String message() {
        String first = String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())));
        return faults.size() > SHOWN ? first + "; … and " + (faults.size() - SHOWN) + " more" : first;
    }

    private boolean holdsNoDerivative(Place place, String message) {
        if (text(place).length() > limits.formula().length()) {
            return true; // the parser says so
        }
        Matcher named = NAMED.matcher(text(place));
        if (named.find()) {
            faults.add(place.message(named.end() - 1, BEHIND));
            return false;
        }
        Matcher operator = DERIVATIVE.matcher(text(place));
        if (text(place).strip().startsWith("'") || !operator.find()) {
            return true;
        }
        Matcher equals = EQUALS.matcher(text(place));
        boolean left = equals.find() && operator.start() < equals.start() && !operator.find(equals.end());
        faults.add(
                left
                        ? place.message(equals.start(), BEHIND)
                        : place.message(operator.reset().find() ? operator.start() : 0, message));
        return false;
    }

    private Optional<Place> one(Part part) {
        return places.getOrDefault(part, List.of()).stream().findFirst();
    }

    private static String text(Place place) {
        return place.text().text();
    }

    private <T> Optional<T> read(Place place, Supplier<T> parser) {
        if (!place.text().verbatim() && text(place).chars().anyMatch(ClaimReader::isEscaped)) {
            faults.add(place.message(
                    0, "'\\' in double quotes has a meaning in YAML; put a formula with '\\' in single quotes"));
            return Optional.empty();
        }
        try {
            return Optional.of(parser.get());
        } catch (FormulaException e) {
            faults.add(place.message(e.offset(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What no file may hold itself: "\\tanh" in double quotes is a tabulator and "anh", "\\frac" a form feed and "rac". */
    private static boolean isEscaped(int character) {
        return Character.isISOControl(character) && character != '\n';
    }

    private Optional<Expr.Symbol> variable(Place place) {
        Optional<Expr> read = read(place, () -> ExprParser.parse(text(place), limits.formula()));
        if (read.isPresent() && !(read.get() instanceof Expr.Symbol)) {
            faults.add(place.message(
                    0,
                    "wrt is '" + Near.shortened(text(place)) + "' but must be the name of a variable, for example z"));
            return Optional.empty();
        }
        return read.map(Expr.Symbol.class::cast);
    }

    /** A name wins over a formula. */
    private Optional<StatedClaim.Function> function(Place place, Expr.Symbol wrt) {
        String name = text(place).strip();
        if (VECTORS.contains(name)) {
            return Optional.of(new StatedClaim.Function(Optional.of(name), Optional.empty()));
        }
        Matcher tempered = TEMPERED.matcher(name);
        if (tempered.matches()) {
            return read(place, () -> ExprParser.parse(tempered.group(2), limits.formula(), named))
                    .map(temperature -> new StatedClaim.Function(
                            Optional.of(tempered.group(1)), Optional.empty(), Optional.of(temperature)));
        }
        // with respect to sigma, sigma is the variable and no other name of the sigmoid
        Optional<Activation> known = name.equals(wrt.name()) ? Optional.empty() : Activations.named(name);
        if (known.isPresent() && known.get() instanceof ScalarActivation activation) {
            return Optional.of(
                    new StatedClaim.Function(Optional.of(activation.name()), Optional.of(activation.formula(wrt))));
        }
        if (!holdsNoDerivative(place, "what is differentiated holds no derivative itself; write the function")) {
            return Optional.empty();
        }
        Optional<String> fault = quietly(text(place)).flatMap(formula -> LoneWord.fault(name, formula, wrt, names()));
        if (fault.isPresent()) {
            faults.add(place.message(0, fault.get()));
            return Optional.empty();
        }
        return read(place, () -> ExprParser.parse(text(place), limits.formula(), named))
                .map(formula -> new StatedClaim.Function(Optional.empty(), Optional.of(formula)));
    }

    private Optional<Expr> quietly(String text) {
        try {
            return Optional.of(ExprParser.parse(text, limits.formula()));
        } catch (FormulaException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Activations.names());
        names.addAll(Activations.aliases().keySet());
        VECTORS.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }
}
