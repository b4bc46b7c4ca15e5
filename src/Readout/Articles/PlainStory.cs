using System.Collections.Immutable;
using Readout.Pages;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Labels the units of one plain-text story and puts its article together.</summary>
/// <param name="alone">True when the page holds this story only: then the page's facts are the story's.</param>
internal sealed class PlainStory(Page page, bool alone)
{
    // A sub-heading is shorter than a headline; longer lines without a full stop are sentences that lost it.
    private const int LongestSubheading = 12;

    // Words that the name of a site has.
    private const int MostOfSite = 6;

    // Captions longer than this are paragraphs that happen to end in a bracket.
    private const int LongestCaption = 70;

    // Headlines stand among the first lines, those of the page's menu not counted.
    private const int LongestHead = 4;

    // "NORLAND TALKS" above a headline.
    private const int LongestLabel = 3;

    // "Pazartesi, 6 Kasım 2023".
    private const int LongestDay = 5;

    private readonly ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
    private readonly Dictionary<string, BlockKind> seen = new(StringComparer.Ordinal);
    private readonly List<(string Text, string? Credit, string Key, List<TextSpan> Spans)> captions = [];
    private ImmutableArray<string> authors = [];
    private TextUnit? headline;

    // How many of the lines so far are residue, and whether one is anything but that or a byline.
    private int residue;
    private bool begun;
    private string? dateLine;
    private TextSpan? dateline;

    public Article Read(ImmutableArray<TextUnit> units, TextSpan region, int number)
    {
        var copies = units.GroupBy(u => u.Key, StringComparer.Ordinal).Where(g => g.Key.Length > 0 && g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        int prose = FirstProse(units);
        int letterHead = MailHead.Length(units);
        for (int i = 0; i < letterHead; i++)
        {
            blocks.Add(LabelOfHead(units[i]));
            residue += blocks[i].Kind == BlockKind.Residue ? 1 : 0;
            begun |= blocks[i].Kind == BlockKind.Headline;
        }

        for (int i = letterHead; i < units.Length; i++)
        {
            var (kind, reason) = Label(units, i, prose, copies);
            blocks.Add(new Block(kind, units[i].Span, reason));
            residue += kind == BlockKind.Residue ? 1 : 0;
            begun |= kind is not BlockKind.Residue and not BlockKind.Byline;
            seen.TryAdd(units[i].Key, kind);
        }

        LeaveOutBehindNotice(units);
        if (!blocks.Any(b => b.Kind is BlockKind.Paragraph))
        {
            TakeHeadlineAsBody();
        }

        return Build(region, number);
    }

    private static int FirstProse(ImmutableArray<TextUnit> units)
    {
        for (int i = 0; i < units.Length; i++)
        {
            if (units[i].IsProse && Credit.Split(units[i].Value).Credit is null && !DateText.IsDateLine(units[i].Value))
            {
                return i;
            }
        }

        return units.Length;
    }

    private (BlockKind Kind, string Reason) Label(ImmutableArray<TextUnit> units, int i, int prose, HashSet<string> copies)
    {
        var unit = units[i];
        bool inHead = i < prose;
        if (ResidueLines.Reason(unit.Value, unit.Words) is { } furniture && !(units.Length == 1))
        {
            return (BlockKind.Residue, furniture);
        }

        if (unit.Key.Length <= 2 && !unit.Key.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return (BlockKind.Residue, "the number of a place in a list, or a count");
        }

        if (Again(unit) is { } again)
        {
            return again;
        }

        if (headline is null && inHead && IsSlug(units, i, prose))
        {
            return (BlockKind.Residue, "a slug of the wire");
        }

        if (inHead && SlugLine.IsNote(unit.Value))
        {
            return (BlockKind.Residue, "a note to editors");
        }

        if (headline is null && inHead && RepeatsBelow(units, i))
        {
            return (BlockKind.Residue, "the page's title: the headline below and the site's name");
        }

        int before = i - residue;
        if (headline is null && (i == 0 || i <= prose) && before <= LongestHead && IsHeadline(units, i))
        {
            headline = unit;
            return (BlockKind.Headline, copies.Contains(unit.Key) ? "first line, doubled" : "first line, like a headline");
        }

        if (Byline.Read(unit.Value) is { IsEmpty: false } names && (inHead || unit.Words <= 12))
        {
            authors = authors.IsEmpty ? names : authors;
            return (BlockKind.Byline, "by and a name");
        }

        if (inHead && headline is not null && i + 1 < units.Length && DateText.IsDateLine(units[i + 1].Value) && Byline.Read("By " + unit.Value) is { IsEmpty: false } bare)
        {
            authors = authors.IsEmpty ? bare : authors;
            return (BlockKind.Byline, "a name above the date");
        }

        if (inHead && (IsBelowHeadline(i) || OpensFiled(units, i)) && Byline.ReadBare(unit.Value, OtherKeys(units, i)) is { IsEmpty: false } alone)
        {
            authors = authors.IsEmpty ? alone : authors;
            return (BlockKind.Byline, "nothing but a name below the headline");
        }

        if (inHead && IsBelowHeadline(i) && Byline.ReadForeign(unit.Value) is { IsEmpty: false } foreign)
        {
            authors = authors.IsEmpty ? foreign : authors;
            return (BlockKind.Byline, "by and a name");
        }

        if (inHead && blocks.Count > 0 && LastBlock().Kind == BlockKind.Byline && Byline.IsRole(unit.Value))
        {
            return (BlockKind.Byline, "what the author is");
        }

        if (inHead && DateText.IsDateLine(unit.Value))
        {
            dateLine ??= DateText.Find(unit.Value);
            return (BlockKind.Byline, "a date of publication");
        }

        if (Byline.IsTail(unit.Value) && i >= prose)
        {
            return (BlockKind.Byline, "who reported and edited");
        }

        if (CaptionOf(unit, inHead, copies.Contains(unit.Key)) is { } caption)
        {
            captions.Add((caption.Text, caption.Credit, unit.Key, [unit.Span]));
            return (BlockKind.Caption, caption.Reason);
        }

        if (dateline is null && i <= prose && DatelineReader.IsAlone(unit.Value))
        {
            dateline = unit.Span;
            return (BlockKind.Dateline, "place and date");
        }

        if (inHead && IsBelowHeadline(i) && unit.Words <= LongestDay && WorldDate.Find(unit.Value) is { } day)
        {
            dateLine ??= day;
            return (BlockKind.Byline, "a date of publication");
        }

        if (dateline is null && i <= prose && DatelineReader.Find(unit.Text, unit.Span) is { } filed)
        {
            dateline = filed;
            return filed.Length >= unit.Span.Length - 2 ? (BlockKind.Dateline, "place and agency") : (BlockKind.Paragraph, "begins with a dateline");
        }

        bool subheading = i > prose && i + 1 < units.Length && unit.Words <= LongestSubheading && LineShape.CouldBeHeadline(unit.Value, unit.Words)
            && !LineShape.EndsSentence(unit.Value) && char.IsLetterOrDigit(unit.Value[0]);
        return subheading ? (BlockKind.Subheading, "a short line between paragraphs") : (BlockKind.Paragraph, "running text");
    }

    /// <summary>
    /// A slug has the headline below it, or nothing but the report; so has a label of one word. In copy of an agency, and above a
    /// headline in capitals, a word or two in capitals are a slug too.
    /// </summary>
    private static bool IsSlug(ImmutableArray<TextUnit> units, int i, int prose)
    {
        if (SlugLine.Is(units[i].Value))
        {
            return true;
        }

        int below = i + 1;
        while (below < prose && SlugLine.Is(units[below].Value))
        {
            below++;
        }

        bool headed = below < prose && units[below].Words > LongestLabel && LineShape.CouldBeHeadline(units[below].Value, units[below].Words)
            && Byline.Read(units[below].Value).IsEmpty && !DateText.IsDateLine(units[below].Value) && Credit.Split(units[below].Value).Credit is null;
        return headed && char.IsLetter(units[i].Value[0]) && (units[i].Words == 1
            || (units[i].Words <= LongestLabel && IsCapitals(units[i].Value) && (IsCapitals(units[below].Value) || (prose < units.Length && DatelineReader.NamesAgency(units[prose].Text, units[prose].Span)))));
    }

    private static bool IsCapitals(string line) => !line.Any(char.IsLower);

    /// <summary>True right below the headline, its deck, or who else wrote the story.</summary>
    private bool IsBelowHeadline(int i) =>
        headline is not null && blocks.Count > 0 && (LastBlock().Kind is BlockKind.Headline or BlockKind.Byline or BlockKind.Caption || (i > 1 && blocks[i - 1].Kind == BlockKind.Paragraph && blocks[i - 2].Kind == BlockKind.Headline));

    /// <summary>The last block that says anything.</summary>
    private Block LastBlock()
    {
        int last = blocks.Count - 1;
        while (last > 0 && blocks[last].Kind == BlockKind.Residue)
        {
            last--;
        }

        return blocks[last];
    }

    /// <summary>True for a line right above a dateline.</summary>
    private static bool OpensFiled(ImmutableArray<TextUnit> units, int i) =>
        i > 0 && i + 1 < units.Length && DatelineReader.Find(units[i + 1].Text, units[i + 1].Span) is not null;

    private static IEnumerable<string> OtherKeys(ImmutableArray<TextUnit> units, int i) => units.Where(u => u.Key != units[i].Key).Select(u => $" {u.Key} ");

    /// <summary>The head of an e-mail: its subject is what the text is called.</summary>
    private Block LabelOfHead(TextUnit line)
    {
        if (MailHead.Subject(line) is { } subject)
        {
            headline = subject;
            return new Block(BlockKind.Headline, line.Span, "the subject of an e-mail");
        }

        dateLine ??= MailHead.Date(line);
        return new Block(BlockKind.Residue, line.Span, "head of an e-mail");
    }

    /// <summary>"Talks resume - Harbour Post" right above "Talks resume".</summary>
    private static bool RepeatsBelow(ImmutableArray<TextUnit> units, int i) =>
        i + 1 < units.Length && units[i + 1].Words >= 3 && units[i].Words <= units[i + 1].Words + MostOfSite && units[i].Key.StartsWith(units[i + 1].Key + " ", StringComparison.Ordinal);

    /// <summary>Short lines behind the last notice ("Most popular", "You are receiving this"), with no text after them, are its list.</summary>
    private void LeaveOutBehindNotice(ImmutableArray<TextUnit> units)
    {
        int text = blocks.Count - 1;
        while (text >= 0 && !(blocks[text].Kind == BlockKind.Paragraph && (units[text].IsProse || units[text].IsSentenceLike)))
        {
            text--;
        }

        int notice = text + 1;
        while (notice < blocks.Count && !(blocks[notice].Kind == BlockKind.Residue && blocks[notice].Reason is "related links" or "newsletter" or "rights notice"))
        {
            notice++;
        }

        for (int i = notice + 1; text >= 0 && i < blocks.Count; i++)
        {
            blocks[i] = blocks[i].Kind is BlockKind.Paragraph or BlockKind.Subheading ? blocks[i] with { Kind = BlockKind.Residue, Reason = "short lines behind the page's last notice" } : blocks[i];
        }
    }

    private (BlockKind Kind, string Reason)? Again(TextUnit unit)
    {
        if (unit.Key.Length == 0 || !seen.TryGetValue(unit.Key, out var kind))
        {
            return null;
        }

        if (kind == BlockKind.Caption)
        {
            captions.First(c => c.Key == unit.Key).Spans.Add(unit.Span);
            return (BlockKind.Caption, "the caption again");
        }

        return kind == BlockKind.Headline ? (BlockKind.Residue, "the headline again")
            : unit.Words >= 6 ? (BlockKind.Residue, "a line that stands above already")
            : null;
    }

    private bool IsHeadline(ImmutableArray<TextUnit> units, int i)
    {
        var unit = units[i];
        if (units.Length == 1)
        {
            return false;
        }

        if (page.Facts.Title is { } title && LineShape.Key(title) == unit.Key)
        {
            return true;
        }

        if (begun)
        {
            return false;
        }

        if (Credit.Split(unit.Value).Credit is not null || DatelineReader.Find(unit.Text, unit.Span) is not null || !Byline.Read(unit.Value).IsEmpty || DateText.IsDateLine(unit.Value))
        {
            return false;
        }

        if (LineShape.CouldBeHeadline(unit.Value, unit.Words))
        {
            return true;
        }

        // Some archives end headlines with a full stop: then only brevity tells one from a lead.
        return i == 0 && units.Length >= 3 && unit.Words is >= 3 and <= 16 && unit.Value[^1] is '.' or ';' && LineShape.InnerSentenceEnds(unit.Value) == 0
            && units.Length > 1 && units[1].Words >= unit.Words * 5 / 4 && char.IsLetterOrDigit(unit.Value[0]);
    }

    private static (string Text, string? Credit, string Reason)? CaptionOf(TextUnit unit, bool inHead, bool doubled)
    {
        if (unit.Words > LongestCaption)
        {
            return null;
        }

        var (text, credit) = Credit.Split(unit.Value);
        bool oneSentence = LineShape.InnerSentenceEnds(text) <= (inHead || doubled ? 2 : 1);
        if (credit is not null && oneSentence && (inHead || doubled || unit.Words <= 45))
        {
            return (text, credit, "ends in a photo credit");
        }

        return inHead && doubled && unit.Words >= 4 ? (unit.Value, null, "doubled above the body") : null;
    }

    /// <summary>A story needs a body: what looked like a headline was all there is.</summary>
    private void TakeHeadlineAsBody()
    {
        int body = blocks.ToList().FindIndex(b => b.Kind is BlockKind.Subheading or BlockKind.Headline);
        if (body >= 0)
        {
            headline = blocks[body].Kind == BlockKind.Headline ? null : headline;
            blocks[body] = blocks[body] with { Kind = BlockKind.Paragraph, Reason = "the only text there is" };
        }
    }

    private Article Build(TextSpan region, int number)
    {
        var facts = page.Facts;
        var body = blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Subheading).Select(b => b.Span).ToImmutableArray();
        dateline ??= DatelineReader.BeforeColon(page.Source, body.AsSpan());
        string? day = dateline is { } filed ? DatelineReader.Date(filed.Of(page.Source)) : null;
        string? published = (alone ? facts.Date : null) ?? dateLine;
        string? direction = TextDirection.Of(region.In(page.Source));
        return new Article
        {
            Id = $"{page.Id}#{number}",
            Text = page.Source,
            Region = region,
            Blocks = blocks.ToImmutable(),
            Headline = headline?.Value ?? (alone ? facts.Title : null),
            HeadlineSpan = headline?.Span,
            Body = body,
            Captions = [.. captions.Select(c => new Caption(c.Text, c.Credit, [.. c.Spans]))],
            Authors = authors.IsEmpty && alone && facts.Author is { } author ? [author] : authors,
            Published = published,
            Date = facts.Date ?? published ?? (day is ['-', ..] ? null : day),
            Publisher = facts.Publisher,
            Url = facts.Url,
            Language = LanguageGuess.Primary(facts.Language) ?? LanguageGuess.Of(region.Of(page.Source)),
            Direction = direction,
            Turned = [.. body.Where(paragraph => TextDirection.OfParagraph(paragraph.In(page.Source)) is { } own && own != direction)],
            Dateline = dateline,
            Notes = body.IsEmpty ? [.. page.Notes, new Note(NoteCodes.NoArticle, "no line of it reads as text", region)] : page.Notes,
        };
    }
}
