using System.Collections.Frozen;
using Readout.Articles;
using Readout.Names;
using Readout.Text;

namespace Readout.Statements;

/// <summary>
/// Statements without a word for a cue: a speaker's label before what is said ("REPORTER: …", "Lusaka: No deal"), a dash
/// before the name of who said it ("“We are ready” — Ann Example").
/// </summary>
internal sealed class LabelFinder(SourceKindClassifier kinds)
{
    /// <summary>The rule of what somebody posts under his name.</summary>
    public const string PostRule = "post";

    private const int LongestLabel = 60;

    // "BREAKING: ".
    private const int ShortName = 14;

    private const double Likely = 0.6;

    // What a page tells of itself before a colon.
    private static readonly FrozenSet<string> Field = new[]
    {
        "author", "by", "caption", "category", "contact", "copyright", "correction", "credit", "date", "editor", "headline", "image", "location", "note", "photo", "read more", "related", "see also", "source", "story",
        "subject", "tags", "title", "topics", "update", "updated", "video",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Links = ["http", "pic.twitter.com"];

    // A topic before a colon ("Ukraine: five killed") is no speaker; a refusal, a wish or a first person is somebody's.
    private static readonly string[] Spoken = ["no ", "not ", "will ", "won't", "won’t", "must ", "should ", "we ", "our ", "i ", "never ", "can't", "can’t", "cannot ", "“", "\"", "‘", "'"];

    public IEnumerable<Draft> Find(Article article, List<SentenceTree> trees, NameTable names, List<Draft> drafts)
    {
        if (article.HeadlineSpan is { } headline && Headline(headline, article.Text, trees, names) is { } titled && !Covered(titled, drafts))
        {
            yield return titled;
        }

        bool conversation = article.Body.Count(paragraph => Loud(paragraph, article.Text) is not null) > 1;
        for (int i = 0; i < article.Body.Length; i++)
        {
            var paragraph = article.Body[i];
            if (Labelled(paragraph, article.Text, trees, names, filed: i == 0 && !conversation, conversation) is { } told && !Covered(told, drafts))
            {
                yield return conversation ? told : FirstSentence(told, trees, drafts);
            }
            else if (Signed(paragraph, article.Text, trees) is { } signed && !Covered(signed, drafts))
            {
                yield return signed;
            }
            else if (i > 0 && Posted(paragraph, article.Body[i - 1], article.Text, trees, names) is { } posted && (!Covered(posted, drafts) || Told(posted, drafts)))
            {
                yield return posted;
            }
        }
    }

    /// <summary>"Lusaka: No deal without water", "No deal without water: minister".</summary>
    private Draft? Headline(TextSpan headline, string text, List<SentenceTree> trees, NameTable names)
    {
        int colon = text.IndexOf(": ", headline.Start, headline.Length, StringComparison.Ordinal);
        if (colon <= headline.Start)
        {
            return null;
        }

        var front = new TextSpan(headline.Start, colon).Trim(text);
        var back = new TextSpan(colon + 1, headline.End).Trim(text);
        if (Speaks(front, text, names, person: true) || (Speaks(front, text, names, person: false) && Array.Exists(Spoken, word => back.In(text).StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || (word.Length > 2 && back.In(text).IndexOf(" " + word, StringComparison.OrdinalIgnoreCase) is >= 0 and < 24))))
        {
            return Build(front, new TextSpan(colon, colon + 1), back, trees);
        }

        return Credited(front, back, text, trees, names);
    }

    /// <summary>"No deal without water: minister".</summary>
    private Draft? Credited(TextSpan front, TextSpan back, string text, List<SentenceTree> trees, NameTable names) =>
        Words(back.In(text)) <= 4 && Speaks(back, text, names, person: true) && Words(front.In(text)) > 3 ? Build(back, new TextSpan(front.End, front.End + 1), front, trees) : null;

    /// <summary>A paragraph that a speaker's name in front of a colon opens.</summary>
    /// <param name="filed">A name in capitals is the place where the report was filed ("BHOPAL: …"), unless it is a person's or a role.</param>
    /// <param name="conversation">Other paragraphs begin so too.</param>
    private Draft? Labelled(TextSpan paragraph, string text, List<SentenceTree> trees, NameTable names, bool filed, bool conversation)
    {
        if (Label(paragraph, text) is not { } label)
        {
            return null;
        }

        var rest = new TextSpan(label.End + 1, paragraph.End).Trim(text);
        bool person = names.ActorAt(label) is { Kind: ActorKind.Person } actor && actor.Mentions.Any(m => label.Contains(m) && m.Length > label.Length / 2) && char.IsUpper(text[label.Start]);
        bool loud = Loud(paragraph, text) is not null && char.IsUpper(text[rest.Start]) && (conversation || Words(label.In(text)) < 3 || names.ActorAt(label) is not null || kinds.OfNoun(label.Of(text).Split(' ')[^1].ToLowerInvariant()) is not null)
            && !(filed && !person && kinds.OfNoun(label.Of(text).Split(' ')[^1].ToLowerInvariant()) is null);
        return loud || (person && Words(label.In(text)) <= 5) ? Build(label, new TextSpan(label.End, label.End + 1), rest, trees) : null;
    }

    /// <summary>"Example: No deal. Ann Example said …": a headline that runs into its story ends where somebody is said to have spoken.</summary>
    private static Draft FirstSentence(Draft told, List<SentenceTree> trees, List<Draft> drafts)
    {
        var content = told.Content[0];
        var first = trees.Find(tree => tree.Sentence.Span.Overlaps(content) && tree.Sentence.Span.End > content.Start + 1);
        if (first is not null && first.Sentence.Span.End < content.End
            && drafts.Exists(d => d.Tree.Index > first.Index && content.Contains(d.Cue) && d.Entry is { Pos: "verb", TakesClause: true } && d.SourceWord >= 0 && d.SourceTree.Upos(d.SourceWord) != "PRON"))
        {
            told.Content[0] = new TextSpan(content.Start, first.Sentence.Span.End);
        }

        return told;
    }

    /// <summary>What stands before a colon at the beginning of a paragraph.</summary>
    private static TextSpan? Label(TextSpan paragraph, string text)
    {
        int colon = text.IndexOf(':', paragraph.Start, Math.Min(paragraph.Length, LongestLabel));
        return Field.Contains(text[paragraph.Start..Math.Max(paragraph.Start, colon)].Trim().ToLowerInvariant()) || colon <= paragraph.Start || colon + 2 >= paragraph.End || text[colon + 1] != ' ' ? null : new TextSpan(paragraph.Start, colon);
    }

    /// <summary>A label of a few words in capitals.</summary>
    private static TextSpan? Loud(TextSpan paragraph, string text) =>
        Label(paragraph, text) is { } label && Words(label.In(text)) <= 5 && label.Length > 2
        && !label.In(text).ContainsAnyInRange('a', 'z') && !label.In(text).ContainsAnyInRange('0', '9') ? label : null;

    /// <summary>A quotation with a dash and a name behind it.</summary>
    private Draft? Signed(TextSpan paragraph, string text, List<SentenceTree> trees)
    {
        int dash = -1;
        for (int i = paragraph.End - 2; i > paragraph.Start + 10 && paragraph.End - i < 100; i--)
        {
            if (text[i] is '—' or '–' or '―' || (text[i] == '-' && text[i - 1] is ' ' or '”' or '"' or '-'))
            {
                dash = i;
                break;
            }
        }

        if (dash < 0)
        {
            return null;
        }

        var content = new TextSpan(paragraph.Start, dash).Trim(text);
        while (content.Length > 1 && text[content.End - 1] is '-' or ' ' or '\u00A0')
        {
            content = new TextSpan(content.Start, content.End - 1);
        }

        var name = new TextSpan(dash + 1, paragraph.End).Trim(text);
        int tail = name.In(text).IndexOfAny(",(");
        var who = tail > 0 ? new TextSpan(name.Start, name.Start + tail).Trim(text) : name;
        bool post = tail > 0 && text[name.Start + tail] == '(' && name.Start + tail + 1 < text.Length && text[name.Start + tail + 1] == '@';
        bool quoted = content.Length > 12 && text[content.Start] is '“' or '"' or '«' && text[content.End - 1] is '”' or '"' or '»';
        who = who.Length > 1 && text[who.End - 1] == '.' ? new TextSpan(who.Start, who.End - 1) : who;
        bool named = who.Length > 3 && Words(who.In(text)) is >= 1 and <= 6 && char.IsUpper(text[who.Start]) && !Stops(who.In(text));
        if (!(named && (quoted || post)))
        {
            // "Two killed in blast - army spokesman", of tickers.
            return tail < 0 && text[dash - 1] == ' ' && text.IndexOf(". ", content.Start, content.Length, StringComparison.Ordinal) < 0 && Words(content.In(text)) > 3 && Words(who.In(text)) <= 4 && SpeakingNoun(who, text)
                ? Build(who, new TextSpan(dash, dash + 1), Flagless(content, text), trees) : null;
        }

        return Build(who, new TextSpan(dash, dash + 1), content, trees, post ? PostRule : "label");
    }

    /// <summary>Is a phrase's last word a noun in small letters of who speaks: "officials", "the interior ministry"?</summary>
    private bool SpeakingNoun(TextSpan who, string text)
    {
        string last = who.Of(text).Split(' ')[^1];
        return last.Length > 0 && char.IsLower(last[0]) && kinds.OfNoun(last) is not null;
    }

    /// <summary>The words behind "BREAKING: ", "URGENT - ".</summary>
    private static TextSpan Flagless(TextSpan content, string text)
    {
        int colon = text.IndexOf(": ", content.Start, Math.Min(content.Length, ShortName), StringComparison.Ordinal);
        return colon > 0 && !text.AsSpan(content.Start, colon - content.Start).ContainsAnyInRange('a', 'z') ? new TextSpan(colon + 1, content.End).Trim(text) : content;
    }

    /// <summary>"— Ann Example (@example) May 3": a line that signs the post in the paragraph before it.</summary>
    private Draft? Posted(TextSpan line, TextSpan post, string text, List<SentenceTree> trees, NameTable names)
    {
        int handle = text.IndexOf("(@", line.Start, line.Length, StringComparison.Ordinal);
        int start = line.Start;
        while (start < line.End && text[start] is '—' or '–' or '―' or '-' or ' ' or '\u00A0')
        {
            start++;
        }

        foreach (string link in Links)
        {
            int at = text.IndexOf(link, post.Start, post.Length, StringComparison.Ordinal);
            post = at > post.Start ? new TextSpan(post.Start, at).Trim(text) : post;
        }

        var name = handle > start ? new TextSpan(start, handle).Trim(text) : default;
        if (start == line.Start || name.Length <= 1 || Words(name.In(text)) > 6)
        {
            return null;
        }

        int colon = text.LastIndexOf(": ", post.End - 1, post.Length, StringComparison.Ordinal);
        if (colon > post.Start && Credited(new TextSpan(post.Start, colon), new TextSpan(colon + 1, post.End).Trim(text), text, trees, names) is { } credited)
        {
            // "Port reopens: minister — Example News (@example)": the minister's words, which the poster passes on.
            credited.Via.Add(name);
            return credited;
        }

        return Build(name, new TextSpan(line.Start, line.Start + 1), post, trees, PostRule);
    }

    /// <summary>Does a sentence end in it? The stop of an initial ("Ann B. Example") ends none.</summary>
    private static bool Stops(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '.' && !(i > 0 && char.IsUpper(name[i - 1]) && (i == 1 || name[i - 2] is ' ' or '.')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is a label somebody who can speak: a person or a role, or (unless asked for a person) anybody with a name?</summary>
    private bool Speaks(TextSpan label, string text, NameTable names, bool person)
    {
        if (Words(label.In(text)) > 5 || label.Length == 0)
        {
            return false;
        }

        string last = label.Of(text).Split(' ')[^1].ToLowerInvariant();
        if (kinds.OfNoun(last) is not null)
        {
            return true;
        }

        var actor = names.ActorAt(label);
        return actor is not null && actor.Mentions.Any(m => label.Contains(m) && m.Length >= label.Length / 2) && (!person || actor.Kind is ActorKind.Person or ActorKind.Outlet);
    }

    /// <summary>Does a post hold what somebody else says, in words of his own cue?</summary>
    private static bool Told(Draft post, List<Draft> drafts) =>
        post.Rule == PostRule && drafts.TrueForAll(d => !d.Cue.Overlaps(post.Cue)) && drafts.Exists(d => post.Content[0].Contains(d.Cue) && RelayFinder.Tells(d));

    private static bool Covered(Draft draft, List<Draft> drafts) =>
        drafts.Exists(d => d.Content.Exists(span => draft.Content[0].Overlaps(span) && Math.Min(span.End, draft.Content[0].End) - Math.Max(span.Start, draft.Content[0].Start) > draft.Content[0].Length * 2 / 3)
            || (draft.Cue.Overlaps(d.Cue) && d.Source is not null));

    private static Draft? Build(TextSpan source, TextSpan cue, TextSpan content, List<SentenceTree> trees, string rule = "label")
    {
        var tree = trees.Find(t => t.Sentence.Span.Overlaps(source));
        if (tree is null || content.IsEmpty)
        {
            return null;
        }

        int last = Math.Min(tree.Count - 1, tree.WordAt(source.End - 1));
        var draft = new Draft { Tree = tree, Word = -1, Cue = cue, Lemma = cue.Of(tree.Text), Entry = null, Rule = rule, Source = source, SourceWord = last, Confidence = Likely };
        draft.Content.Add(content);
        return draft;
    }

    private static int Words(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (var _ in text.Split(' '))
        {
            count++;
        }

        return count;
    }
}
