using System.CommandLine;
using System.Runtime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Readout.App.Cli;
using Readout.Articles;
using Readout.Text;

namespace Readout.App.Commands;

/// <summary><c>readout extract</c>: pages in, one JSON object an article out; stores nothing.</summary>
internal static class ExtractCommand
{
    // Of a body of tens of megabytes no copy is held.
    private const int MostPending = 1 << 20;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pages to read (.html, .html.gz, .jsonl, .warc, .txt, feeds); standard input when none is given." };
        var explain = new Option<bool>("--explain") { Description = "Print every block of the page instead: article, label, reason and words." };
        var command = new Command("extract", "Print headline, body, authors, dates and captions of each page's article, and the other articles on the page; store nothing.") { files, explain };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(explain)));
        return command;
    }

    private static int Run(string[] files, bool explain)
    {
        // Nobody waits for an answer between two pages: collecting beside the work only costs time.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var articles = new ArticleReader();
        var reports = new Reports();
        var seen = new NearDuplicates();
        using var output = StandardOutput.Open();
        foreach (var input in Inputs.Expand(files.Length == 0 ? ["-"] : files))
        {
            foreach (var read in Inputs.Pages(input))
            {
                if (read.Fault is { } fault)
                {
                    reports.Bad(input.Name, fault.Where, fault.Reason);
                    continue;
                }

                if (explain)
                {
                    Explain(output, articles.Explain(read.Page!));
                    continue;
                }

                Write(output, articles.Read(read.Page!), seen);
            }
        }

        output.Flush();
        return reports.Status;
    }

    /// <summary>One line a block, tab-separated: article, label, reason, source offsets, words.</summary>
    private static void Explain(Stream output, IEnumerable<ExplainedBlock> blocks)
    {
        foreach (var block in blocks)
        {
            output.Write(Encoding.UTF8.GetBytes($"{block.Article ?? "-"}\t{block.Kind.ToString().ToLowerInvariant()}\t{block.Reason}\t{block.Source}\t{Lines(block.Text)}\n"));
        }
    }

    /// <summary>One line a page: its first article under the page's own id, the others inside it, so that pages can be counted by lines.</summary>
    private static void Write(Stream output, IReadOnlyList<Article> articles, NearDuplicates seen)
    {
        if (articles.Count == 0)
        {
            return;
        }

        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", articles[0].Id[..articles[0].Id.LastIndexOf('#')]);
            Write(json, articles[0], seen);
            json.WriteStartArray("others");
            foreach (var other in articles.Skip(1))
            {
                json.WriteStartObject();
                json.WriteString("id", other.Id);
                Write(json, other, seen);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Article article, NearDuplicates seen)
    {
        json.WriteString("headline", article.Headline);
        json.WriteString("deck", article.Deck?.Of(article.Text));

        var turned = WriteBody(json, article);
        json.WriteStartArray("authors");
        foreach (string author in article.Authors)
        {
            json.WriteStringValue(author);
        }

        json.WriteEndArray();
        json.WriteString("published", article.Published);
        json.WriteString("modified", article.Modified);
        json.WriteString("publisher", article.Publisher);
        json.WriteString("language", article.Language);
        json.WriteString("direction", article.Direction);
        if (turned.Count > 0)
        {
            json.WriteStartArray("turned");
            foreach (var span in turned)
            {
                json.WriteStartArray();
                json.WriteNumberValue(span.Start);
                json.WriteNumberValue(span.End);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("captions");
        foreach (var caption in article.Captions)
        {
            json.WriteStartObject();
            json.WriteString("text", caption.Text);
            json.WriteString("credit", caption.Credit);
            json.WriteString("image", caption.Image);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("canonicalUrl", article.CanonicalUrl ?? article.Url);
        if (!article.Notes.IsEmpty)
        {
            json.WriteStartArray("notes");
            foreach (var note in article.Notes)
            {
                json.WriteStartObject();
                json.WriteString("code", note.Code);
                json.WriteString("message", note.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (seen.Add(article) is { } earlier)
        {
            json.WriteStartObject("sameAs");
            json.WriteString("id", earlier.Id);
            json.WriteNumber("resemblance", Math.Round(earlier.Resemblance, 2));
            json.WriteEndObject();
        }
    }

    /// <summary>
    /// Writes the body a line a paragraph. Who asks for an article's text asks for its deck too, as the field's benchmarks do;
    /// a record of <c>code</c> keeps it apart.
    /// </summary>
    /// <returns>Where in the body the paragraphs stand that run another way than the article.</returns>
    private static List<TextSpan> WriteBody(Utf8JsonWriter json, Article article)
    {
        var turned = new List<TextSpan>();
        int length = 0;
        json.WritePropertyName("articleBody");
        foreach (var paragraph in article.Deck is { } deck ? article.Body.Insert(0, deck) : article.Body)
        {
            string line = Lines(paragraph.Of(article.Text));
            if (length > 0)
            {
                json.WriteStringValueSegment("\n", isFinalSegment: false);
                length++;
            }

            json.WriteStringValueSegment(line, isFinalSegment: false);
            if (turned.Count < article.Turned.Length && article.Turned[turned.Count] == paragraph)
            {
                turned.Add(new TextSpan(length, length + line.Length));
            }

            length += line.Length;
            if (json.BytesPending > MostPending)
            {
                json.Flush();
            }
        }

        json.WriteStringValueSegment("", isFinalSegment: true);
        return turned;
    }

    /// <summary>A hard-wrapped paragraph is one line of the body.</summary>
    private static string Lines(string paragraph) => paragraph.ReplaceLineEndings(" ");
}
