using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Readout.Articles.Blocks;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Labels the blocks of one article of an HTML page and puts the article together.</summary>
internal sealed partial class HtmlStory(HtmlView view, HtmlPart part, int number)
{
    // Blocks that the classifier is hardly surer of than not are more often wrong than left out rightly (on publishers held out).
    private const double LeastText = 0.55;

    // Short headings look like those of link boxes to the classifier; below this it is seldom wrong all the same.
    private const double LeastHeading = 0.35;

    // Less of a line would be a word in it that leads somewhere.
    private const double LeastLink = 0.3;

    // Twice the same long paragraph is a teaser or a print copy, not emphasis.
    private const int ShortestCopy = 8;

    private const int ShortestWholeCopy = 150;

    private const int ParagraphsForLanguage = 12;

    private readonly Page page = view.Page;
    private readonly HtmlFacts facts = part.Facts;
    private readonly HtmlCaptions captions = new(view, part);
    private readonly HtmlSignature signature = new(view, part);

    // The headings that could be the real one where the one shown is for search engines.
    private const int HeadingsBelow = 24;

    private string? Title => field ??= Words();

    public string Id => $"{page.Id}#{number}";

    private string? Words()
    {
        string? shown = part.Heading?.Text;
        string? Cut(string? title) => title is null ? null : facts.Site.Cut(title, shown);
        int at = part.Heading is { } heading ? part.Blocks.IndexOf(heading) + 1 : 0;
        var below = part.Blocks.Skip(at).Take(part.Heading is null ? 0 : HeadingsBelow).Where(b => HtmlHeadline.In(b.Element, "h1", "h2")).Select(b => b.Text);
        string? title = Cut(facts.Title ?? facts.OtherTitle) ?? (number == 1 ? page.Facts.Title : null);
        return new HeadlineWords(Cut(facts.Said("headline")), Cut(shown), Cut(facts.SharedTitle), title, [.. below]).Choose();
    }

    public Article Read() => Build(part.Blocks, Labels(), part.Heading, Title);

    /// <summary>The kind of each block of the part, with the reason.</summary>
    public List<BlockLabel> Labels()
    {
        string? title = Title;
        var labels = new List<BlockLabel>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string titleKey = title is null ? "" : LineShape.Key(title);
        for (int i = 0; i < part.Blocks.Count; i++)
        {
            labels.Add(Label(part.Blocks[i], part.Scores[i], titleKey, seen));
        }

        TakeInKeyPoints(labels);

        LeaveOutAboveHeadline(labels);
        SetSignaturesApart(labels);

        LeaveOutWholeCopy(labels);
        TakeInSubheadings(labels);
        SetDeckApart(labels);
        new HtmlTail(part, signature.Authors).SetApart(labels);
        var inCaptions = captions.Find(labels);
        for (int i = 0; i < part.Blocks.Count; i++)
        {
            labels[i] = inCaptions.Contains(part.Blocks[i]) ? new BlockLabel(BlockKind.Caption, "words of a figure") : labels[i];
        }

        return labels;
    }

    /// <summary>Lines whose own words say what they are: the classifier has to be surer of them than of others.</summary>
    private static BlockLabel? Furniture(HtmlBlock block, double score) =>
        block.Words <= 14 && block.IsByline ? new BlockLabel(BlockKind.Byline, "by and a name")
        : !block.IsHeading && block.Words <= 3 && !block.Is(Surround.Table) && Clock().IsMatch(block.Text) ? new BlockLabel(BlockKind.Byline, "a time")
        : !block.IsHeading && block.IsDateLine ? new BlockLabel(BlockKind.Byline, "a date of publication")
        : score < 0.95 && !block.IsHeading && block.Furniture is { } reason ? new BlockLabel(BlockKind.Residue, reason)
        : score < 0.95 && LeadsElsewhere(block) ? new BlockLabel(BlockKind.Residue, "a link with an arrow")
        : null;

    /// <summary>">> Read all about the talks here": a link, or most of one, with a sign that points away.</summary>
    private static bool LeadsElsewhere(HtmlBlock block) =>
        block.LinkDensity > LeastLink && (block.Text[0] is '►' or '▶' or '➤' or '→' or '➡' || block.Text.StartsWith(">>", StringComparison.Ordinal));

    /// <summary>
    /// What reads like text above the headline and apart from it is about the site (cookies, subscriptions, who keeps the
    /// archive): of 740 pages three have text of their own there, when more of it stands below.
    /// </summary>
    private void LeaveOutAboveHeadline(List<BlockLabel> labels)
    {
        int heading = part.Heading is null ? 0 : part.Blocks.IndexOf(part.Heading);
        if (heading <= 0 || WordsOfText(labels, 0, heading) >= WordsOfText(labels, heading, labels.Count))
        {
            return;
        }

        for (int i = 0; i < heading; i++)
        {
            bool beside = part.Blocks[i].Element.Parent == part.Heading!.Element.Parent;
            labels[i] = labels[i].Kind is BlockKind.Paragraph or BlockKind.Subheading && !beside ? new BlockLabel(BlockKind.Residue, "stands above the headline") : labels[i];
        }
    }

    private int WordsOfText(List<BlockLabel> labels, int from, int to)
    {
        int words = 0;
        for (int i = from; i < to; i++)
        {
            words += labels[i].Kind == BlockKind.Paragraph ? part.Blocks[i].Words : 0;
        }

        return words;
    }

    /// <summary>The first of a list of key points can be the headline again: where those behind it are text, it is one of them.</summary>
    private void TakeInKeyPoints(List<BlockLabel> labels)
    {
        for (int i = 0; i + 1 < labels.Count; i++)
        {
            var (point, next) = (part.Blocks[i], part.Blocks[i + 1]);
            if (labels[i].Kind == BlockKind.Headline && point != part.Heading && !point.IsHeading && labels[i + 1].Kind == BlockKind.Paragraph
                && IsOneList(point.Element, next.Element))
            {
                labels[i] = new BlockLabel(BlockKind.Paragraph, "one of the key points below", part.Scores[i]);
            }
        }
    }

    /// <summary>True for items of one list, which may hold paragraphs.</summary>
    private static bool IsOneList(HtmlElement item, HtmlElement next) =>
        HtmlFigure.Nearest(item, "li") is { } one && HtmlFigure.Nearest(next, "li") is { } other && one != other && one.Parent == other.Parent;

    /// <summary>Between two paragraphs of the text that stand in one element with it, a heading is one of theirs, however short.</summary>
    private void TakeInSubheadings(List<BlockLabel> labels)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            var block = part.Blocks[i];
            if (!block.IsHeading || labels[i].Kind != BlockKind.Residue || block.Furniture is not null || part.Scores[i] < LeastHeading)
            {
                continue;
            }

            bool Beside(HtmlBlock other) => other.Element.Parent == block.Element.Parent;
            int before = part.Blocks.FindLastIndex(Math.Max(0, i - 1), i, Beside), behind = i + 1 < labels.Count ? part.Blocks.FindIndex(i + 1, Beside) : -1;
            if (before >= 0 && behind >= 0 && labels[before].Kind == BlockKind.Paragraph && labels[behind].Kind == BlockKind.Paragraph)
            {
                labels[i] = new BlockLabel(BlockKind.Subheading, "a heading between paragraphs of the article", part.Scores[i]);
            }
        }
    }

    /// <summary>
    /// The line right below the headline that the page describes itself with is its deck, unless it ends as a sentence
    /// does: many pages describe themselves with their first paragraph.
    /// </summary>
    private void SetDeckApart(List<BlockLabel> labels)
    {
        int at = part.Heading is null || facts.Description is null ? -1 : part.Blocks.IndexOf(part.Heading) + 1;
        if (at > 0 && at < labels.Count && labels[at].Kind is BlockKind.Paragraph or BlockKind.Subheading && !part.Blocks[at].IsSentenceLike
            && part.Blocks[at].Key == LineShape.Key(HtmlFacts.Clean(facts.Description!)) && labels.FindIndex(at + 1, l => l.Kind == BlockKind.Paragraph) > 0)
        {
            labels[at] = new BlockLabel(BlockKind.Deck, "below the headline, as the page describes itself");
        }
    }

    /// <summary>Dates and authors above the text and below it, and the agencies below it.</summary>
    private void SetSignaturesApart(List<BlockLabel> labels)
    {
        var text = Enumerable.Range(0, labels.Count).Where(i => labels[i].Kind == BlockKind.Paragraph && ElementMeasures.IsProse(part.Blocks[i])).ToList();
        if (text.Count < 2)
        {
            return;
        }

        // The first of the text can be a deck, with the authors below it.
        int below = text[^1];
        for (int i = 0; i < labels.Count; i = i + 1 == text[1] ? below + 1 : i + 1)
        {
            if (labels[i].Kind is not (BlockKind.Paragraph or BlockKind.Subheading))
            {
                continue;
            }

            labels[i] = signature.Signs(part.Blocks[i]) ? new BlockLabel(BlockKind.Byline, "a date or the authors, and hardly another word")
                : i > below && HtmlSignature.Credits(part.Blocks[i]) ? new BlockLabel(BlockKind.Byline, "thanks an agency")
                : labels[i];
        }
    }

    /// <summary>Some pages hold the whole text again in one block, for a print view or a reader.</summary>
    private void LeaveOutWholeCopy(List<BlockLabel> labels)
    {
        int largest = -1, words = 0;
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i].Kind == BlockKind.Paragraph)
            {
                words += part.Blocks[i].Words;
                largest = largest < 0 || part.Blocks[i].Words > part.Blocks[largest].Words ? i : largest;
            }
        }

        if (largest < 0 || part.Blocks[largest].Words < ShortestWholeCopy || part.Blocks[largest].Words * 3 < words)
        {
            return;
        }

        string others = string.Join('\n', part.Blocks.Where((_, i) => i != largest && labels[i].Kind == BlockKind.Paragraph).Select(b => b.Text));
        if (TextSketch.Of(part.Blocks[largest].Text).Containment(TextSketch.Of(others)) > 0.8)
        {
            labels[largest] = new BlockLabel(BlockKind.Residue, "the whole text again");
        }
    }

    private BlockLabel Label(HtmlBlock block, double score, string titleKey, HashSet<string> seen)
    {
        if (block == part.Heading || (titleKey.Length > 0 && block.Key == titleKey))
        {
            return new BlockLabel(BlockKind.Headline, "says what the page calls itself");
        }

        if (block.Is(Surround.Consent))
        {
            return new BlockLabel(BlockKind.Residue, "a notice about cookies");
        }

        if (block.Is(Surround.Post))
        {
            return new BlockLabel(BlockKind.Residue, "a post of a social network");
        }

        if (score >= LeastText && Furniture(block, score) is { } furniture)
        {
            return furniture;
        }

        if (score >= LeastText)
        {
            return block.Words >= ShortestCopy && !seen.Add(block.Key) ? new BlockLabel(BlockKind.Residue, "stands above already")
                : new BlockLabel(block.IsHeading ? BlockKind.Subheading : BlockKind.Paragraph, "reads as text of the article", score);
        }

        return block.Furniture is { } why ? new BlockLabel(BlockKind.Residue, why) : new BlockLabel(BlockKind.Residue, "does not read as text of the article", score);
    }

    private Article Build(List<HtmlBlock> inside, List<BlockLabel> labels, HtmlBlock? heading, string? title)
    {
        var text = new MappedText(page.Source);
        var kept = ImmutableArray.CreateBuilder<Block>();
        var places = new Dictionary<HtmlBlock, TextSpan>(ReferenceEqualityComparer.Instance);
        TextSpan? headlineSpan = null;
        if (heading is not null)
        {
            headlineSpan = text.Add(heading);
            kept.Add(new Block(BlockKind.Headline, headlineSpan.Value, "says what the page calls itself"));
        }

        for (int i = 0; i < inside.Count; i++)
        {
            if (labels[i].Kind is not (BlockKind.Deck or BlockKind.Paragraph or BlockKind.Subheading or BlockKind.Caption))
            {
                continue;
            }

            var span = text.Add(inside[i]);
            kept.Add(new Block(labels[i].Kind, span, labels[i].Reason));
            places[inside[i]] = span;
        }

        string all = text.Join();
        var body = Body(kept);
        string beginning = Beginning(all, body);
        var directions = Directions(inside, places, labels);
        string? direction = TextDirection.Most(directions) ?? TextDirection.Of(beginning) ?? TextDirection.OfPage(view.Body);
        string? published = (facts.Published is { } told ? AddressDate.Local(told, facts.Url) : null) ?? (number == 1 ? page.Facts.Date : null) ?? HtmlDates.Shown(view, part);
        return new Article
        {
            Id = Id,
            Text = all,
            Region = new TextSpan(0, all.Length),
            Blocks = kept.ToImmutable(),
            Headline = title,
            HeadlineSpan = headlineSpan,
            Body = body,
            Captions = captions.Read(places),
            Authors = HtmlAuthors.Of(view, part),
            Published = published,
            Modified = facts.Modified,
            Publisher = facts.Publisher ?? page.Facts.Publisher,
            Url = page.Facts.Url ?? facts.Url,
            CanonicalUrl = facts.Url ?? page.Facts.Url,
            Language = LanguageGuess.Of(beginning) ?? LanguageGuess.Primary(facts.Language ?? page.Facts.Language),
            Direction = direction,
            Turned = [.. directions.Where(own => own.Direction != direction).Select(own => own.Paragraph)],
            Dateline = body.IsEmpty ? null : DatelineReader.Find(all, body[0]) ?? DatelineReader.BeforeColon(all, body.AsSpan()),
            Date = page.Facts.Date ?? published,
            Map = text.Map,
            Notes = body.IsEmpty ? [.. page.Notes, new Note(NoteCodes.NoArticle, "no running text on the page")] : page.Notes,
        };
    }

    private static ImmutableArray<TextSpan> Body(ImmutableArray<Block>.Builder blocks)
    {
        var body = ImmutableArray.CreateBuilder<TextSpan>(blocks.Count);
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind is BlockKind.Paragraph or BlockKind.Subheading)
            {
                body.Add(blocks[i].Span);
            }
        }

        return body.ToImmutable();
    }

    /// <summary>The paragraphs that tell the text's language and direction: pages in many languages call themselves English.</summary>
    private static string Beginning(string text, ImmutableArray<TextSpan> body)
    {
        var beginning = new StringBuilder();
        foreach (var paragraph in body.AsSpan(0, Math.Min(body.Length, ParagraphsForLanguage)))
        {
            beginning.Append(paragraph.In(text)).Append('\n');
        }

        return beginning.ToString();
    }

    /// <summary>Which way each paragraph runs, by what its element declares, else by its letters; those that don't tell are left out.</summary>
    private static List<(TextSpan Paragraph, string Direction)> Directions(List<HtmlBlock> inside, Dictionary<HtmlBlock, TextSpan> places, List<BlockLabel> labels)
    {
        var told = new List<(TextSpan, string)>();
        for (int i = 0; i < inside.Count; i++)
        {
            if (labels[i].Kind is BlockKind.Paragraph or BlockKind.Subheading && (TextDirection.Declared(inside[i].Element) ?? TextDirection.OfParagraph(inside[i].Text)) is { } own)
            {
                told.Add((places[inside[i]], own));
            }
        }

        return told;
    }

    [GeneratedRegex(@"^\d{1,2}[:.h]\d\d(?: ?(?:uhr|h|[ap]\.?m\.?|gmt|utc|[ce]e?s?t))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
