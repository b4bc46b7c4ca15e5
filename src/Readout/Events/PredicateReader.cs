using System.Collections.Immutable;
using Readout.Lexicons;
using Readout.Names;
using Readout.Syntax;

namespace Readout.Events;

/// <summary>How each predicate of a sentence is put forward, coded as an event or not.</summary>
public sealed class PredicateReader
{
    private readonly EventLexicon lexicon;
    private readonly StatusCues cues;
    private readonly StatusReader status;
    private readonly PartyReader nobody;

    /// <exception cref="Text.InputException">A row of a lexicon is wrong.</exception>
    public PredicateReader(LexiconSet lexicons)
    {
        lexicon = EventLexicon.Of(lexicons);
        cues = StatusCues.Of(lexicons);
        status = new StatusReader(cues);
        nobody = new PartyReader(new NameIndex(NameTable.Empty), lexicon.Classes);
    }

    /// <summary>For each word its status where it is a predicate, else null.</summary>
    public ImmutableArray<EventStatus?> Read(string text, Sentence sentence)
    {
        if (ParseTree.Of(text, sentence, lemma => lexicon.Knows(lemma) || cues.Knows(lemma)) is not { } tree)
        {
            return [.. sentence.Words.Select(_ => (EventStatus?)null)];
        }

        var view = new SentenceView(tree, lexicon.Classes, nobody, 0);
        return [.. Enumerable.Range(0, tree.Count).Select(word => tree[word].Factuality is null ? (EventStatus?)null : Of(view, word))];
    }

    private EventStatus Of(SentenceView view, int word)
    {
        var found = status.Read(view, word, SpeechContext.IsReported(view, word));
        if (found.Ground == Ground.Purpose && !found.Negated)
        {
            // What something is for is somebody's plan; the coder of events leaves it out as not yet an act.
            return EventStatus.Planned;
        }

        return !found.Negated || found.Status == EventStatus.Hypothetical ? found.Status : found.Intent ? EventStatus.Refused : EventStatus.Denied;
    }
}
