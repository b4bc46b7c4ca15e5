using Readout.Names;
using Readout.Statements;
using Readout.Text;

namespace Readout.Events;

/// <summary>An event under way from a matched row to a record, with the reasons for every turn it took.</summary>
internal sealed class Candidate(SentenceView view, RowMatch match)
{
    public SentenceView View { get; } = view;

    public EventRow Row { get; } = match.Row;

    public int Trigger { get; } = match.Trigger;

    /// <summary>Trigger, particles, the verb that uses a noun: the words that tell the event.</summary>
    public SortedSet<int> Anchor { get; } = [match.Trigger];

    /// <summary>Words that the row's tests spoke of; another event on one of them is the same event told twice.</summary>
    public HashSet<int> Used { get; } = [.. match.Used];

    public string Type { get; set; } = match.Row.Type;

    public string? Mode { get; set; } = match.Row.Mode;

    public string? Cameo { get; set; } = match.Row.Cameo;

    public List<FoundParty> Actors { get; set; } = [];

    public List<FoundParty> Recipients { get; set; } = [];

    public bool Reciprocal { get; set; }

    public EventStatus Status { get; set; }

    public bool Negated { get; set; }

    public bool Intent { get; set; }

    /// <summary>Under an "if", or what would follow from one.</summary>
    public bool Supposed { get; set; }

    /// <summary>The statement that is the event, where its stance makes it one.</summary>
    public Statement? Spoken { get; set; }

    public string? SaidIn { get; set; }

    public Place? Place { get; set; }

    public Timex? Time { get; set; }

    /// <summary>Where the article tells the same event again, in text order.</summary>
    public List<TextSpan> Retold { get; } = [];

    /// <summary>Why no event came of it; null while it stands.</summary>
    public string? Dropped { get; set; }

    public List<string> Steps { get; } = [];

    public double Confidence { get; set; }

    public TextSpan TriggerSpan => View.Tree[Trigger].Span;

    public bool Stands => Dropped is null;

    public void Drop(string reason)
    {
        Dropped ??= reason;
    }
}
