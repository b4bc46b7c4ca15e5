using System.Collections.Immutable;
using System.Globalization;
using Readout.Articles;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Statements;

/// <summary>
/// A one-paragraph article with its parse given by hand, so that rules over trees are tested without a model. Each word is
/// <c>form/lemma/XPOS/head/relation</c>; a lemma of <c>=</c> is the form in lower case; each argument is a sentence.
/// </summary>
internal sealed class ParsedArticle
{
    private readonly List<Sentence> sentences = [];

    public ParsedArticle(params string[] parses)
    {
        foreach (string parse in parses)
        {
            var words = ImmutableArray.CreateBuilder<Word>();
            int sentence = Text.Length == 0 ? 0 : Text.Length + 1;
            foreach (string cell in parse.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] p = cell.Split('/');
                int start = Text.Length == 0 || p[0] is "," or "." or "”" || Text.EndsWith('“') ? Text.Length : Text.Length + 1;
                Text += (start > Text.Length ? " " : "") + p[0];
                words.Add(new Word(
                    new TextSpan(start, Text.Length), p[1] == "=" ? p[0].ToLowerInvariant() : p[1], Upos(p[2], p[4]), p[2], "_",
                    int.Parse(p[3], CultureInfo.InvariantCulture), p[4], p.Length > 5 ? p[5] : "O", false));
            }

            sentences.Add(new Sentence(new TextSpan(sentence, Text.Length), words.ToImmutable(), 0));
        }
    }

    public string Text { get; } = "";

    public ImmutableArray<Statement> Statements() => new StatementReader().Read(Article(), [.. sentences], NameTable.Empty);

    /// <summary>The one statement that is in no other.</summary>
    public Statement Statement() => Assert.Single(Statements(), s => s.Within is null);

    public string Words(ImmutableArray<TextSpan> spans) => string.Join(" … ", spans.Select(s => s.Of(Text)));

    public SentenceTree Tree(int sentence = 0) => new(sentences[sentence], sentence, Text);

    private Article Article() => new()
    {
        Id = "test#1",
        Text = Text,
        Region = new TextSpan(0, Text.Length),
        Blocks = [],
        Body = [new TextSpan(0, Text.Length)],
    };

    private static string Upos(string xpos, string relation) => xpos switch
    {
        "NN" or "NNS" => "NOUN",
        "NNP" or "NNPS" => "PROPN",
        "PRP" or "WP" or "WDT" => "PRON",
        "DT" => "DET",
        "JJ" => "ADJ",
        "RB" => "ADV",
        "MD" => "AUX",
        "TO" => "PART",
        "CC" => "CCONJ",
        "IN" => relation == "mark" ? "SCONJ" : "ADP",
        "," or "." or "``" or "''" or ":" => "PUNCT",
        _ when xpos.StartsWith("VB", StringComparison.Ordinal) => relation.StartsWith("aux", StringComparison.Ordinal) || relation == "cop" ? "AUX" : "VERB",
        _ => "X",
    };
}
