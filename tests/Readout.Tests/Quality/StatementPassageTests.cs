using Readout.Pages;
using Readout.Records;
using Readout.Statements;

namespace Readout.Tests.Quality;

/// <summary>
/// Each passage of <c>tests/quality/statements/passages.txt</c> is read right, but for those that
/// <c>open.txt</c> beside it lists. READOUT_RAISE_FLOORS=1 strikes from that list what is right by now, and
/// writes <c>passages.jsonl</c> anew.
/// </summary>
public class StatementPassageTests
{
    private static readonly Reader Reader = new();
    private static readonly Lock Gate = new();

    private static readonly bool Raise = Environment.GetEnvironmentVariable("READOUT_RAISE_FLOORS") == "1";

    public static TheoryData<string> Passages() => [.. StatementPassages.All.Select(passage => passage.Id)];

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_passage_is_read_right(string id)
    {
        var passage = StatementPassages.All.Single(passage => passage.Id == id);
        var differences = PassageScore.Differences(passage, Reader.Read(new Page(id, PageFormat.PlainText, passage.Text, PageFacts.None, [])));
        if (!Open().Contains(id))
        {
            Assert.True(differences.Count == 0, $"{passage.Text}\n{string.Join("\n", differences)}");
        }
        else if (differences.Count == 0 && Raise)
        {
            Strike(id);
        }
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_passages_gold_is_well_formed(string id)
    {
        var passage = StatementPassages.All.Single(passage => passage.Id == id);
        Assert.NotEmpty(passage.Text);
        Assert.All(passage.Statements, statement =>
        {
            Assert.NotEmpty(statement.Content);
            Assert.NotEmpty(statement.Cue);
            Assert.Contains(statement.Form, Enum.GetValues<StatementForm>().Select(Terms.Of));
            Assert.Contains(statement.Stance, Enum.GetValues<Stance>().Select(Terms.Of).Append(null));
            Assert.Contains(statement.SourceKind, Enum.GetValues<SourceKind>().Select(Terms.Of).Append(null));
            Assert.True(statement.Source.Length > 0 || statement.SourceKind is null, "a source without words has no kind");
            Assert.True(statement.Country is null or { Length: 3 });
            Assert.True(statement.Within is null || passage.Statements.Any(outer => outer.Id == statement.Within));
            Assert.Equal(Form(passage.Text, statement.Content), statement.Form);
        });
    }

    [Fact]
    public void Passage_ids_are_unique_and_open_ones_exist()
    {
        string[] ids = [.. StatementPassages.All.Select(passage => passage.Id)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(Open().Except(ids));
    }

    [Fact]
    public void The_gold_file_is_what_the_marks_say()
    {
        string file = Path.Combine(StatementPassages.Folder, "passages.jsonl");
        if (Raise)
        {
            File.WriteAllText(file, StatementPassages.Jsonl());
        }

        Assert.Equal(StatementPassages.Jsonl(), File.ReadAllText(file));
    }

    [Theory]
    [InlineData("{s1:She said")]
    [InlineData("She} said")]
    [InlineData("{s1:} said")]
    public void A_mark_that_is_not_whole_is_refused(string marked) => Assert.Throws<FormatException>(() => MarkedText.Parse(marked));

    [Fact]
    public void Marks_give_offsets_into_the_text_without_them()
    {
        var text = MarkedText.Parse("{s1,2:She} {q1:said} {c1:no, {q2:adding} {c2:yes}}, {c1:twice}");
        Assert.Equal("She said no, adding yes, twice", text.Text);
        Assert.Equal("She", text["s2"].Single().Of(text.Text));
        Assert.Equal(["no, adding yes", "twice"], text["c1"].Select(span => span.Of(text.Text)));
        Assert.Equal("yes", text["c2"].Single().Of(text.Text));
        Assert.Empty(text["c3"]);
    }

    // All words of the content inside quotation marks, some, or none.
    private static string Form(string text, int[][] content)
    {
        const string Opening = "“«„‘\"", Closing = "”»“’\"";
        int inside = 0, outside = 0;
        int opened = -1;
        foreach (int[] span in content)
        {
            for (int i = span[0]; i < span[1]; i++)
            {
                bool apostrophe = text[i] == '’' && i > 0 && char.IsLetter(text[i - 1]) && i + 1 < text.Length && char.IsLetter(text[i + 1]);
                if (opened < 0)
                {
                    opened = Opening.IndexOf(text[i], StringComparison.Ordinal);
                }
                else if (text[i] == Closing[opened] && !apostrophe)
                {
                    opened = -1;
                }

                if (char.IsLetterOrDigit(text[i]))
                {
                    (inside, outside) = opened < 0 ? (inside, outside + 1) : (inside + 1, outside);
                }
            }
        }

        return outside == 0 ? "direct" : inside == 0 ? "indirect" : "mixed";
    }

    private static string OpenFile => Path.Combine(StatementPassages.Folder, "open.txt");

    private static List<string> Open()
    {
        lock (Gate)
        {
            return [.. File.ReadAllLines(OpenFile).Where(line => line.Length > 0 && line[0] != '#')];
        }
    }

    private static void Strike(string id)
    {
        lock (Gate)
        {
            File.WriteAllLines(OpenFile, File.ReadAllLines(OpenFile).Where(line => line != id));
        }
    }
}
