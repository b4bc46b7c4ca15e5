using Readout.Syntax;
using Readout.Training.Syntax;

namespace Readout.Tests.Neural;

/// <summary>A tiny model over a few sentences of our own, with every kind of annotation.</summary>
internal static class SmallLearner
{
    private static readonly TrainingSentence[] Sentences =
    [
        new("test", "a", ["Envoys", "met", "in", "Oslo", "on", "Monday", "."])
        {
            Tree = new GoldTree(
                ["envoy", "meet", "in", "Oslo", "on", "Monday", "."],
                ["NOUN", "VERB", "ADP", "PROPN", "ADP", "PROPN", "PUNCT"],
                ["NNS", "VBD", "IN", "NNP", "IN", "NNP", "."],
                ["Number=Plur", "Tense=Past", "_", "Number=Sing", "_", "Number=Sing", "_"],
                [2, 0, 4, 2, 6, 2, 2],
                ["nsubj", "root", "case", "obl", "case", "obl", "punct"]),
            Names = ["O", "O", "O", "B-LOC", "O", "O", "O"],
            Factuality = [float.NaN, 2.5f, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN],
        },
        new("test", "a", ["Ministers", "denied", "it", "."])
        {
            Tree = new GoldTree(
                ["minister", "deny", "it", "."],
                ["NOUN", "VERB", "PRON", "PUNCT"],
                ["NNS", "VBD", "PRP", "."],
                ["Number=Plur", "Tense=Past", "_", "_"],
                [2, 0, 2, 2],
                ["nsubj", "root", "obj", "punct"]),
        },
        new("Worldwide", "b", ["Anna", "Berg", "leads", "Danish", "police"])
        {
            Names = ["B-PER", "I-PER", "O", "B-MISC", "O"],
            HasMisc = true,
        },
        new("test", "c", ["Talks", "failed"]) { Factuality = [-1, 2] },
    ];

    public static WordVectors Vectors(int dimensions)
    {
        using var stream = new MemoryStream();
        WordVectors.Write(stream, [.. new[] { "in", "on", "met", "talks" }.Select((word, i) => (word, Enumerable.Range(0, dimensions).Select(d => MathF.Sin((i * 7) + d)).ToArray()))]);
        stream.Position = 0;
        return WordVectors.Load(stream);
    }

    public static IReadOnlyList<TrainingSentence> Repeated(int times) => [.. Enumerable.Repeat(Sentences, times).SelectMany(s => s)];

    public static (SyntaxLearner Learner, EncodedSentence[] Sentences) Create(SyntaxShape shape)
    {
        // Three times, for labels and words that occur once are not learned.
        var vocabulary = new Vocabulary(Repeated(3), shape, Vectors(shape.Vector));
        EncodedSentence[] encoded = [.. Sentences.Select(vocabulary.Encode).OrderByDescending(sentence => sentence.Words.Length)];
        return (new SyntaxLearner(shape, vocabulary, 1), encoded);
    }
}
