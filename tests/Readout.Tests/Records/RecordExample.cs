using System.Collections.Immutable;
using System.Text;
using Readout.Articles;
using Readout.Events;
using Readout.Names;
using Readout.Records;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Records;

/// <summary>One reading with every field filled in, put together by hand: what the writer can write at most.</summary>
internal static class RecordExample
{
    public const string Text =
        "Envoys Meet in Oman\n\nThe harbor of Muscat. (Ann Example)\n\nMUSCAT, Jan 13 - Al-Wifaq quoted Oman's foreign minister as telling envoys in a letter "
        + "on Monday that Iran and Iraq had met in Muscat under Resolution 598. Twelve people were hurt.";

    public static string Json { get; } = Encoding.UTF8.GetString(ReadingJson.Write(Reading()));

    public static Reading Reading()
    {
        var article = new Article
        {
            Id = "example#1",
            Text = Text,
            Region = new TextSpan(0, Text.Length),
            Blocks = [new Block(BlockKind.Residue, At("The harbor of Muscat. (Ann Example)"), "caption line")],
            Headline = "Envoys Meet in Oman",
            HeadlineSpan = At("Envoys Meet in Oman"),
            Body = [new TextSpan(Start("Al-Wifaq"), Text.Length)],
            Captions = [new Caption("The harbor of Muscat.", "Ann Example", [At("The harbor of Muscat. (Ann Example)")])],
            Authors = ["Ann Example"],
            Published = "2026-01-13",
            Modified = "2026-01-14T08:00:00Z",
            Publisher = "The Example",
            Url = "https://news.example/1",
            Language = "en",
            Direction = "ltr",
            Dateline = At("MUSCAT, Jan 13 -"),
            Notes = [new Note(NoteCodes.EncodingGuessed, "no encoding was declared", new TextSpan(0, 1)), new Note(NoteCodes.BadBytes, "3 bytes")],
        };
        var names = new NameTable(
            [
                new Actor("a1", "Foreign Minister of Oman", ActorKind.Person, "OMN", ["GOV"], [At("Oman's foreign minister")]),
                new Actor("a2", "Al-Wifaq", ActorKind.Outlet, null, ["JRN"], [At("Al-Wifaq")]),
                new Actor("a3", "Iran", ActorKind.Country, "IRN", [], [At("Iran")]),
                new Actor("a4", "Iraq", ActorKind.Country, "IRQ", [], [At("Iraq")]),
            ],
            [new Place("p1", [At("Muscat")], "Muscat", "OMN", "Muscat", 23.58, 58.41, 287286, "city")],
            [new Timex("t1", [At("on Monday")], "DATE", "2026-01-12")],
            [new Instrument("UN Security Council Resolution 598", [At("Resolution 598")])]);
        ImmutableArray<Statement> statements =
        [
            new Statement(
                "s1",
                new Source([At("Oman's foreign minister")], At("minister"), "Foreign Minister of Oman", "a1", SourceKind.Role, "OMN", [new Relay([At("Al-Wifaq")], "Al-Wifaq", "a2")]),
                new Cue([At("quoted"), At("as telling")], "quote"),
                [At("Iran and Iraq had met in Muscat")],
                StatementForm.Indirect,
                Stance.LeavesOpen,
                new Phrase([At("envoys")], "envoys"),
                new Phrase([At("in a letter")], "letter"),
                "t1",
                "p1",
                null,
                0.91),
            new Statement("s2", Source.None, new Cue([At("had")], "have"), [At("met in Muscat")], StatementForm.Indirect, Stance.Says, null, null, null, null, "s1", 0.5),
        ];
        var met = new Event(
            "e1",
            "CONSULT",
            "meet",
            ["diplomatic"],
            "verbal cooperation",
            "042",
            [new Party("a3", "IRN", ["GOV"], [At("Iran")])],
            [new Party("a4", "IRQ", [], [At("Iraq")])],
            true,
            [At("met")],
            "p1",
            "t1",
            EventStatus.Reported,
            [new Count("wounded", 12, 12, [At("Twelve people")])],
            "s1",
            1,
            0.88);
        ImmutableArray<Sentence> sentences =
        [
            new Sentence(At("Envoys Meet in Oman"), [], -1),
            new Sentence(new TextSpan(Start("Al-Wifaq"), Start(" Twelve")), [], 0),
            new Sentence(new TextSpan(Start("Twelve"), Text.Length), [], 0),
        ];
        return new Reading(article, sentences, names, statements, [met]);
    }

    private static int Start(string words) => Text.IndexOf(words, StringComparison.Ordinal);

    // The last place: "Muscat" is meant in the body, not in the caption.
    private static TextSpan At(string words)
    {
        int start = Text.LastIndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }
}
