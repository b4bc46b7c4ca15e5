using System.Collections.Immutable;
using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.Syntax;

/// <summary>
/// Reads English: sentences, words, tags, lemmas, dependencies, names and factuality, each with its place in the
/// text. Thread-safe; one instance serves a process. The same text always gets the same answer, whatever is
/// read beside it and however many threads call.
/// </summary>
public sealed class Parser
{
    // Words a call of the model: enough to batch sentences of like length, few enough to bound memory on any text.
    private const int WordsAtOnce = 20_000;

    private static readonly Lazy<Parser> SharedParser = new(() => Load());
    private readonly SyntaxModel model;

    public Parser(SyntaxModel model) => this.model = model;

    /// <summary>The parser with the models that come with the program; loaded on first use.</summary>
    public static Parser Shared => SharedParser.Value;

    /// <summary>The frozen word vectors that the model reads, for later models to share.</summary>
    public WordVectors Vectors => model.Vectors;

    /// <summary>Loads <c>english.bin</c> and <c>glove.bin</c>.</summary>
    /// <param name="folder">Where they are; the folder <c>models</c> beside the program when null.</param>
    /// <param name="names">Which of <see cref="SyntaxLabels.NameConventionIds"/> names are read by; that of news when null.</param>
    /// <exception cref="InputException">A file is missing or holds something else, or there is no such convention.</exception>
    public static Parser Load(string? folder = null, string? names = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "models");
        foreach (string name in (string[])["english.bin", "glove.bin"])
        {
            if (!File.Exists(Path.Combine(folder, name)))
            {
                throw new InputException($"{Path.Combine(folder, name)}: there is no such file; expected the model that \"readout train\" makes");
            }
        }

        return new Parser(SyntaxModel.Load(folder, names));
    }

    /// <summary>Reads running text: paragraphs are parted by empty lines.</summary>
    public ImmutableArray<Sentence> Parse(string text)
    {
        var blocks = Paragraphs.Of(text);
        return Parse(text, [.. blocks.Select((span, i) => new Block(span, i, Whole: false))]);
    }

    /// <summary>Annotates sentences whose words are given.</summary>
    /// <param name="documents">How many sentences each document has, in order; null when all are one document's.</param>
    public SentenceAnnotation[] Annotate(ReadOnlyMemory<char>[][] sentences, IReadOnlyList<int>? documents = null) =>
        Annotate(sentences, documents, null);

    private SentenceAnnotation[] Annotate(ReadOnlyMemory<char>[][] sentences, IReadOnlyList<int>? documents, StateView? view)
    {
        var annotations = model.Score(sentences, view);
        int first = 0;
        foreach (int count in documents ?? [sentences.Length])
        {
            model.Reconcile(sentences.AsSpan(first, count), annotations.AsSpan(first, count));
            first += count;
        }

        return annotations;
    }

    /// <summary>Reads blocks of a text. No sentence crosses a block.</summary>
    /// <param name="view">What to keep of the encoder's states; null for nothing.</param>
    internal ImmutableArray<Sentence> Parse(string text, ReadOnlySpan<Block> blocks, StateView? view = null)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var pending = new List<(Token[] Tokens, int Paragraph)>();
        var tokens = new List<Token>();
        var ends = new List<int>();
        int words = 0;
        foreach (var block in blocks)
        {
            tokens.Clear();
            ends.Clear();
            Tokenizer.Tokenize(text, block.Span, tokens);
            if (tokens.Count == 0)
            {
                continue;
            }

            if (block.Whole)
            {
                ends.Add(tokens.Count);
            }
            else
            {
                SentenceSplitter.Default.Split(text, block.Span, tokens, ends);
            }

            int first = 0;
            foreach (int end in ends)
            {
                pending.Add(([.. tokens[first..end]], block.Paragraph));
                words += end - first;
                first = end;
                if (words >= WordsAtOnce)
                {
                    Flush(text, pending, sentences, view);
                    words = 0;
                }
            }
        }

        Flush(text, pending, sentences, view);
        return sentences.DrainToImmutable();
    }

    private void Flush(string text, List<(Token[] Tokens, int Paragraph)> pending, ImmutableArray<Sentence>.Builder sentences, StateView? view)
    {
        var forms = new ReadOnlyMemory<char>[pending.Count][];
        for (int s = 0; s < forms.Length; s++)
        {
            forms[s] = Array.ConvertAll(pending[s].Tokens, token => text.AsMemory(token.Start, token.Length));
        }

        var acronyms = AcronymHomographs.Replace(text, forms);
        var annotations = Annotate(forms, null, view);
        foreach (var (sentence, word, form) in acronyms)
        {
            annotations[sentence].Words[word] = annotations[sentence].Words[word] with { Lemma = form };
        }

        for (int s = 0; s < forms.Length; s++)
        {
            var (tokens, paragraph) = pending[s];
            var words = ImmutableArray.CreateBuilder<Word>(tokens.Length);
            for (int i = 0; i < tokens.Length; i++)
            {
                words.Add(ToWord(tokens[i], annotations[s].Words[i]));
            }

            sentences.Add(new Sentence(new TextSpan(tokens[0].Start, tokens[^1].End), words.MoveToImmutable(), paragraph) { States = annotations[s].States ?? [] });
        }

        pending.Clear();
    }

    private static Word ToWord(Token token, in WordAnnotation word) => new(
        token.Span,
        word.Lemma,
        word.Upos,
        word.Xpos,
        word.Feats,
        word.Head,
        word.Deprel,
        word.Entity,
        token.JoinsPrevious,
        word.IsPredicate ? word.Factuality : null,
        word.EntityConfidence);

    /// <summary>A stretch of text to read.</summary>
    /// <param name="Paragraph">Handed on to the sentences.</param>
    /// <param name="Whole">It is one sentence, whatever marks it holds.</param>
    internal readonly record struct Block(TextSpan Span, int Paragraph, bool Whole);
}
