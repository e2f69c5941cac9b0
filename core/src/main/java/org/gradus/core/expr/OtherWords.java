package org.gradus.core.expr;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that Keras, PyTorch, scikit-learn, NumPy, MATLAB or textbooks use for something of their own.
 *
 * <p>None of them is a slip of the pen for a word that looks alike: {@code relu6} is not {@code relu}, {@code acosh} not
 * {@code acos}. A new one is one word in the list.
 */
final class OtherWords {
    private static final Set<String> WORDS = Set.copyOf(List.of("""
            relu6 prelu rrelu crelu celu gelu6 dice dprelu srelu frelu arelu isrlu isru trelu telu pelu mpelu shrelu
            thresholdedrelu squaredrelu relusquared thresholdrelu leakyrelu6 hardswish hswish hardsilu hardmish hardgelu
            swiglu geglu reglu glu gtu quickgelu serf smish snake sparsemax sparseplus softmin softargmax entmax logsoftmax
            gumbelsoftmax softmax2d adaptivelogsoftmax hardmax softclip softstep softexponential hardshrink softshrink
            tanhshrink hardlims satlin tribas maxout hardelu hardsoftmax logit logits logitcrossentropy scaledtanh
            lecuntanh rationaltanh rectifiedtanh sintanh penalizedtanh tanhexp loglog cloglog probit cauchit cube square
            squareplus softroot elish hardelish lisht aria phish

            meanabsoluteerror meanabsolutepercentageerror absolutepercentageerror meansquaredlogarithmicerror
            meansquaredlogerror squaredlogarithmicerror rootmeansquarederror rootmeansquaredlogerror rmse rmsle mape msle
            smape medianabsoluteerror maxerror meanbiaserror meanpinballloss pinball quantile quantileloss
            explainedvariance r2 r2score squaredhinge categoricalhinge hingeembedding marginranking multimargin
            multilabelmargin tripletmargin modifiedhuber pseudohuber logcosh kldiv kldivergence kullbackleibler jsdivergence
            focal focalloss binaryfocalcrossentropy categoricalfocalcrossentropy weightedcrossentropy
            balancedcrossentropy dicecrossentropy poisson poissonnll gaussiannll ctc cosinesimilarity cosineproximity
            cosineembedding wasserstein crps exponential epsiloninsensitive squaredepsiloninsensitive perceptron deviance
            logarithmicerror percentageerror zerooneloss zeroone symmetriccrossentropy softcrossentropy
            crossentropyerror entropy conditionalentropy relativeentropy

            accuracy precision recall f1 auc roc mcc perplexity bleu iou confusionmatrix topk

            momentum nesterov weightdecay decay l1 l2 l1l2 lasso ridge penalty regularizer regularization regulariser
            kernelregularizer biasregularizer dropout rate epochs epoch batch batchsize batchnorm layernorm optimizer
            optimizers adam adamw adamax nadam adagrad adadelta rmsprop lbfgs sgd ftrl lion scheduler lrscheduler
            earlystopping callbacks callback metrics metric shuffle verbose seed randomstate solver alpha beta gamma tol
            tolerance maxiter nestroves validation validationsplit

            kernel kernelsize kernelinitializer biasinitializer initializer init filters stride strides padding pool
            conv conv1d conv2d dense dilation embedding lstm gru rnn attention flatten reshape concat add
            units neurons hidden infeatures outfeatures inputdim outputdim inputshape usebias hiddensizes
            hiddenlayersizes nlayers nunits shape size dtype device type model sequential

            gradient gradients jacobian hessian derivative derivatives train training fit predict predictproba evaluate
            compile transform score summary plot update updates step optimise optimize samples label labels
            feature features zerograd autograd graph shapes statements

            log1p log2 log10 log logaddexp loggamma lgamma logspace logb lg lb ld exp2 exp10 expm1 expit expi sqr cbrt rsqrt
            square pow power sinc sinpi cospi sind cosd tand sec csc cot sech csch coth asec acsc acot asinh acosh atanh
            arsinh arcosh artanh arcsinh arccosh arctanh arcsec arccsc arccot atan2 arctan2 tg ctg cotan cosec cis erfi
            erfinv erfcx erfcinv phi heaviside step floor ceil round trunc fix mod fmod rem sum prod mean median std var
            norm dot matmul cross trace det inv outer clip clamp maximum minimum amax amin argmax argmin cummax cummin
            where ifelse softmin sigmoidal gammainc betainc
            """.strip().split("\\s+")));

    private OtherWords() {}

    /** Whether the word, whatever its case and whatever signs join its parts, means something of its own. */
    static boolean hold(String word) {
        return WORDS.contains(letters(word));
    }

    private static String letters(String word) {
        return word.replace("-", "").replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
