package org.gradus.examples.cluster;

import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation.Required;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Sheets on many machines: Apache Beam reads a text of exercises, spreads them, and writes a text of sheets and a table of failures. It
 * runs in one process with Beam's DirectRunner, and as it is on Flink, Spark or Dataflow with their runners.
 *
 * <p>Text goes in and text comes out, because nothing of Gradus is serialisable, on purpose.
 */
public final class SheetsPipeline {
    /** Between two exercises; without the end of its line, which is the first of the next exercise. */
    private static final String BETWEEN = "\n---";

    private SheetsPipeline() {}

    /** What the program is told, beside what a runner wants to know. */
    public interface Options extends PipelineOptions {
        /** Where the exercises are. */
        @Description("a text of exercises, each beginning with a line '# NAME', with a line '---' between two; may hold * for several files")
        @Required
        String getExercises();

        void setExercises(String exercises);

        /** Where the sheets go. */
        @Description("where sheets-….md and failures-….csv go")
        @Required
        String getOutput();

        void setOutput(String output);

        /** How many files are written. */
        @Description("in how many files the sheets are written; 0 leaves it to the runner")
        @Default.Integer(0)
        int getFiles();

        void setFiles(int files);
    }

    /** @param args {@code --exercises=all.txt --output=out}, and what a runner wants to know */
    public static void main(String[] args) {
        PipelineOptionsFactory.register(Options.class);
        Options options = PipelineOptionsFactory.fromArgs(args).withValidation().as(Options.class);
        Pipeline pipeline = Pipeline.create(options);
        PCollectionTuple made = pipeline.apply(
                        "exercises",
                        TextIO.read()
                                .from(options.getExercises())
                                .withDelimiter(BETWEEN.getBytes(StandardCharsets.UTF_8)))
                .apply(
                        "solve",
                        ParDo.of(new SolveFn()).withOutputTags(SolveFn.SHEETS, TupleTagList.of(SolveFn.FAILURES)));
        made.get(SolveFn.SHEETS)
                .apply(
                        "sheets",
                        TextIO.write()
                                .to(options.getOutput() + "/sheets")
                                .withSuffix(".md")
                                .withNumShards(options.getFiles()));
        made.get(SolveFn.FAILURES)
                .apply(
                        "failures",
                        TextIO.write()
                                .to(options.getOutput() + "/failures")
                                .withSuffix(".csv")
                                .withHeader("exercise,message")
                                .withNumShards(1));
        pipeline.run().waitUntilFinish();
    }
}
