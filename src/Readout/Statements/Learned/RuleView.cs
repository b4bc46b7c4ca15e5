namespace Readout.Statements.Learned;

/// <summary>The rules' drafts, laid over a passage's words: evidence for the models to weigh.</summary>
internal sealed class RuleView
{
    public const byte None = 0;
    public const byte Source = 1;
    public const byte Content = 2;
    public const byte Via = 4;

    private readonly Dictionary<int, Draft> at = [];
    private readonly Passage passage;

    public RuleView(Passage passage, IEnumerable<Draft> drafts)
    {
        this.passage = passage;
        Role = new byte[passage.Length];
        foreach (var draft in drafts)
        {
            at.TryAdd(CueWord(passage, draft), draft);
            Mark(draft, Role, 0);
        }
    }

    /// <summary>The parts that each word has in any draft, together.</summary>
    public byte[] Role { get; }

    /// <summary>The draft whose cue's head is this word, or null.</summary>
    public Draft? At(int word) => at.GetValueOrDefault(word);

    /// <summary>The parts that the words from <paramref name="start"/> on have in one draft.</summary>
    public void Mark(Draft draft, Span<byte> roles, int start)
    {
        if (draft.Source is { } source)
        {
            Mark([source], Source, roles, start);
        }

        Mark(draft.Content, Content, roles, start);
        Mark(draft.Via, Via, roles, start);
    }

    /// <summary>The word that heads a draft's cue.</summary>
    public static int CueWord(Passage passage, Draft draft) =>
        draft.Word >= 0 ? passage.Firsts[draft.Tree.Index] + draft.Word : passage.WordAt(draft.Cue.Start);

    private void Mark(List<Text.TextSpan> spans, byte role, Span<byte> roles, int start)
    {
        foreach (var span in spans)
        {
            for (int i = passage.WordAt(span.Start); i < passage.Length && passage.Words[i].Span.Start < span.End; i++)
            {
                if (i >= start && i < start + roles.Length)
                {
                    roles[i - start] |= role;
                }
            }
        }
    }
}
