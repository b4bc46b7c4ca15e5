using System.Collections.Concurrent;
using Readout.Neural;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>
/// Tags, lemmas, dependencies, names and factuality of sentences given as forms. Immutable and thread-safe;
/// one instance serves a process. A sentence gets the same annotation, to the last bit, whatever sentences
/// stand beside it and however many threads call.
/// </summary>
public sealed class SyntaxModel
{
    // Rows a batch: enough that products run at full speed, few enough that buffers stay in the cache.
    private const int BatchRows = 768;

    // A longer "sentence" is a table or a list; it is read in pieces, for arc scores grow with its square.
    private const int LongestPiece = 200;

    // Chosen on names: with more sentences read once by the first network Worldwide loses, with fewer nothing is gained.
    private const float Sure = 0.95f;

    private readonly SyntaxNetwork network;
    private readonly NameNetwork? names;
    private readonly bool mentions;
    private readonly ConcurrentBag<Arena> arenas = [];

    private SyntaxModel(SyntaxNetwork network, NameNetwork? names, bool mentions, WordVectors vectors) => (this.network, this.names, this.mentions, Vectors) = (network, names, mentions, vectors);

    /// <summary>The frozen word vectors that the model reads, for later models to share.</summary>
    public WordVectors Vectors { get; }

    /// <summary>Floats in the encoder's state of a word.</summary>
    public int StateWidth => network.Shape.State;

    public SyntaxLabels Labels => network.Labels;

    // Where most names are mentions of other kinds the chain of news, in which names are rare, would lose a fifth of them.
    private ChainCrf Crf => mentions ? names!.Crf : network.Crf;

    /// <summary>Reads a model that <c>readout train syntax</c> wrote and the word vectors it was trained on.</summary>
    /// <exception cref="InputException">A stream holds something else, or the two do not belong together.</exception>
    public static SyntaxModel Load(Stream model, Stream vectors) => Load(model, WordVectors.Load(vectors));

    /// <param name="names">Which of <see cref="SyntaxLabels.NameConventionIds"/> names are read by; the first when null.</param>
    /// <param name="nameModel">What <c>readout train names</c> wrote; null to read names by the first model alone.</param>
    /// <param name="mentions">It is what <c>readout train mentions</c> wrote.</param>
    public static SyntaxModel Load(Stream model, WordVectors vectors, string? names = null, Stream? nameModel = null, bool mentions = false)
    {
        int convention = names is null ? 0 : Array.IndexOf(SyntaxLabels.NameConventionIds, names);
        if (convention < 0)
        {
            throw new InputException($"names: found \"{names}\"; expected {string.Join(", ", SyntaxLabels.NameConventionIds)}");
        }

        var network = new SyntaxNetwork(ModelFile.Read(model), vectors, convention);
        if (network.Shape.Vector != vectors.Dimensions)
        {
            throw new InputException($"model: trained on vectors of {network.Shape.Vector} dimensions; found {vectors.Dimensions}");
        }

        if (nameModel is null)
        {
            return new SyntaxModel(network, null, false, vectors);
        }

        var second = mentions
            ? new NameNetwork(ModelFile.Read(nameModel), vectors, convention, NameNetwork.ShareOfMentions)
            : new NameNetwork(ModelFile.Read(nameModel), vectors, convention);
        return new SyntaxModel(network, second, mentions, vectors);
    }

    /// <summary>
    /// Reads <c>english.bin</c>, <c>glove.bin</c> and, where it stands beside them, <c>names.bin</c> from a folder; for
    /// <see cref="SyntaxLabels.Mentions"/> <c>mentions.bin</c> in place of the last.
    /// </summary>
    /// <param name="names">Which of <see cref="SyntaxLabels.NameConventionIds"/> names are read by; the first when null.</param>
    /// <exception cref="InputException">There is no such convention, or a file holds something else.</exception>
    public static SyntaxModel Load(string folder, string? names = null)
    {
        using var model = File.OpenRead(Path.Combine(folder, "english.bin"));
        using var vectors = File.OpenRead(Path.Combine(folder, "glove.bin"));
        string mentionFile = Path.Combine(folder, "mentions.bin");
        bool mentions = names == SyntaxLabels.Mentions && File.Exists(mentionFile);
        string nameFile = mentions ? mentionFile : Path.Combine(folder, "names.bin");
        using var nameModel = File.Exists(nameFile) ? File.OpenRead(nameFile) : null;
        return Load(model, WordVectors.Load(vectors), names, nameModel, mentions);
    }

    /// <summary>Annotates sentences; any may be empty. They are batched here: give as many as there are.</summary>
    /// <param name="sentences">The forms of each sentence's words. A string converts to a form by itself.</param>
    /// <param name="keepStates">Also return the encoder's states.</param>
    public SentenceAnnotation[] Annotate(IReadOnlyList<ReadOnlyMemory<char>[]> sentences, bool keepStates = false)
    {
        var annotations = Score(sentences, keepStates ? new StateView(null) : null);
        DecodeNames(annotations);
        return annotations;
    }

    /// <summary>The same but for names, which <see cref="Reconcile"/> is to read.</summary>
    /// <param name="view">What to keep of the encoder's states; null for nothing.</param>
    internal SentenceAnnotation[] Score(IReadOnlyList<ReadOnlyMemory<char>[]> sentences, StateView? view)
    {
        var pieces = LongestFirst(sentences.Select(sentence => sentence.Length));
        var annotations = new SentenceAnnotation[sentences.Count];
        for (int s = 0; s < annotations.Length; s++)
        {
            annotations[s] = new SentenceAnnotation(new WordAnnotation[sentences[s].Length], view is null ? null : new float[sentences[s].Length * view.Width(StateWidth)]);
        }

        var arena = arenas.TryTake(out var pooled) ? pooled : new Arena();
        for (int first = 0; first < pieces.Count;)
        {
            int last = first, rows = 0;
            while (last < pieces.Count && (last == first || rows + pieces[last].Length <= BatchRows))
            {
                rows += pieces[last++].Length;
            }

            new SyntaxDecoder(network, arena, view).Decode(sentences, pieces.GetRange(first, last - first), annotations);
            arena.Reset();
            first = last;
        }

        arenas.Add(arena);
        JoinPieces(annotations);
        return annotations;
    }

    /// <summary>
    /// Reads the names once more in the light of the whole document; see <see cref="NameNetwork"/> and
    /// <see cref="NameConsistency"/>. To be called once. The same document always gets the same names, whatever is read beside it.
    /// </summary>
    /// <param name="document">The sentences of one document, in their order, and what <see cref="Annotate(IReadOnlyList{ReadOnlyMemory{char}[]}, bool)"/> gave for them; changed in place.</param>
    public void Reconcile(ReadOnlySpan<ReadOnlyMemory<char>[]> document, ReadOnlySpan<SentenceAnnotation> annotations)
    {
        DecodeNames(annotations);
        if (names is not null)
        {
            bool[] unsure = [.. annotations.ToArray().Select(annotation => mentions || !IsSure(annotation))];
            var arena = arenas.TryTake(out var pooled) ? pooled : new Arena();
            names.Join(document, annotations, unsure, arena);
            arenas.Add(arena);
            DecodeNames([.. annotations.ToArray().Where((_, s) => unsure[s])]);
        }

        if (!mentions)
        {
            // What a word is part of elsewhere says little of mentions: "Oslo" is a place and stands in "the Oslo police".
            new NameAcronyms(Crf).Apply(document, annotations);
            new NameConsistency(Crf).Apply(document, annotations);
            for (int s = 0; s < document.Length; s++)
            {
                NameConsistency.EndNames(document[s], annotations[s].Words);
                NameConsistency.EndAffiliations(document[s], annotations[s].Words);
            }

            Surnames.Apply(document, annotations);
        }
    }

    // What the first network is sure of, the second would read the same: three words of five in news stand in such sentences.
    private static bool IsSure(SentenceAnnotation annotation) => Array.TrueForAll(annotation.Words, word => word.EntityConfidence >= Sure);

    private void DecodeNames(ReadOnlySpan<SentenceAnnotation> annotations)
    {
        foreach (var annotation in annotations)
        {
            NameConsistency.Decode(Crf, annotation);
        }
    }

    /// <summary>The pieces of sentences of so many words, in the order of a batch.</summary>
    internal static List<Piece> LongestFirst(IEnumerable<int> lengths)
    {
        List<Piece> pieces = [.. lengths.SelectMany((words, s) => PiecesOf(words).Select(range => new Piece(s, range.Start.Value, range.End.Value - range.Start.Value)))];
        pieces.Sort((a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : a.Sentence != b.Sentence ? a.Sentence.CompareTo(b.Sentence) : a.Start.CompareTo(b.Start));
        return pieces;
    }

    /// <summary>Where a sentence of so many words is cut: into equal parts, none too long for the network.</summary>
    internal static IEnumerable<Range> PiecesOf(int words)
    {
        int count = (words + LongestPiece - 1) / LongestPiece;
        return Enumerable.Range(0, count).Select(i => (int)((long)words * i / count)..(int)((long)words * (i + 1) / count));
    }

    // The roots of a long sentence's later pieces hang on the first piece's root.
    private static void JoinPieces(SentenceAnnotation[] annotations)
    {
        foreach (var annotation in annotations)
        {
            var words = annotation.Words;
            if (words.Length <= LongestPiece)
            {
                continue;
            }

            int root = Array.FindIndex(words, word => word.Head == 0);
            for (int i = root + 1; i < words.Length; i++)
            {
                if (words[i].Head == 0)
                {
                    words[i] = words[i] with { Head = root + 1, Deprel = "parataxis" };
                }
            }
        }
    }

    /// <summary>Some words of one sentence, read as one sequence.</summary>
    internal readonly record struct Piece(int Sentence, int Start, int Length);
}
