using System.Collections.Immutable;
using Readout.Pages;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>Labels the blocks of one article of an HTML page and puts the article together.</summary>
internal sealed class HtmlStory(Page page, HtmlFacts facts, List<HtmlBlock> blocks)
{
    private const Surround Furniture = Surround.Navigation | Surround.Aside | Surround.Footer | Surround.Form | Surround.Comments | Surround.Furniture | Surround.Button;

    public Article Read(HtmlElement root, int number)
    {
        var inside = blocks.Where(b => IsWithin(b.Element, root)).ToList();
        var heading = Heading(root);
        string? title = heading?.Text ?? facts.Headlines.FirstOrDefault() ?? page.Facts.Title;
        var labels = inside.Select(b => Label(b, title)).ToList();
        TrimEnds(inside, labels);
        return Build(inside, labels, heading, title, number);
    }

    private HtmlBlock? Heading(HtmlElement root)
    {
        var told = facts.Headlines.Append(page.Facts.Title ?? "").Select(h => LineShape.Key(h)).Where(k => k.Length > 0).ToList();
        HtmlBlock? best = null;
        double highest = 0;
        int first = blocks.FindIndex(b => IsWithin(b.Element, root));
        foreach (var block in blocks)
        {
            string key = LineShape.Key(block.Text);
            if (key.Length == 0 || block.Words > 45 || !(InHeading(block.Element) || told.Contains(key)))
            {
                continue;
            }

            double fit = told.Count == 0 ? 0 : told.Max(t => Fit(t, key));
            double score = fit + (InH1(block.Element) ? 0.35 : 0) - (block.Is(Surround.Navigation | Surround.Footer | Surround.Aside | Surround.Furniture) ? 0.3 : 0) - (block.Index > first + 12 ? 0.3 : 0);
            if (score > Math.Max(highest, 0.5) || (told.Count == 0 && InH1(block.Element) && best is null))
            {
                (best, highest) = (block, score);
            }
        }

        return best;
    }

    /// <summary>How well a heading fits what the page calls itself: 1 when equal, less when one holds the other.</summary>
    private static double Fit(string told, string key)
    {
        if (told == key)
        {
            return 1;
        }

        var a = told.Split(' ').ToHashSet();
        var b = key.Split(' ').ToHashSet();
        int both = a.Count(b.Contains);
        return 0.9 * 2 * both / (a.Count + b.Count);
    }

    private static bool InHeading(HtmlElement e) => e.Name is "h1" or "h2" || e.ParentElement?.Name is "h1" or "h2";

    private static bool InH1(HtmlElement e) => e.Name is "h1" || e.ParentElement?.Name is "h1";

    private static (BlockKind Kind, string Reason) Label(HtmlBlock block, string? title)
    {
        if (title is not null && LineShape.Key(block.Text) == LineShape.Key(title))
        {
            return (BlockKind.Headline, "says what the page calls itself");
        }

        if (block.Is(Surround.Caption))
        {
            return (BlockKind.Caption, "marked as a caption");
        }

        if (block.Is(Furniture))
        {
            return (BlockKind.Residue, $"in {block.Around & Furniture}");
        }

        if (ResidueLines.Reason(block.Text, block.Words) is { } reason)
        {
            return (BlockKind.Residue, reason);
        }

        if (block.LinkDensity > 0.6 && !(block.Tag == "p" && block.IsSentenceLike))
        {
            return (BlockKind.Residue, "mostly links");
        }

        if (block.Tag == "h1")
        {
            return (BlockKind.Residue, "another page heading");
        }

        if (block.IsHeading)
        {
            return (BlockKind.Subheading, "a heading");
        }

        if (block.Words <= 8 && !block.IsSentenceLike && block.Tag is not ("p" or "li" or "td" or "th" or "blockquote"))
        {
            return (BlockKind.Residue, "short, no sentence");
        }

        return (BlockKind.Paragraph, $"text in <{block.Tag}>");
    }

    /// <summary>The body begins and ends with running text: headings and short lines beyond it are furniture.</summary>
    private static void TrimEnds(List<HtmlBlock> inside, List<(BlockKind Kind, string Reason)> labels)
    {
        bool IsText(int i) => labels[i].Kind == BlockKind.Paragraph && (inside[i].Words >= 8 || inside[i].IsSentenceLike);
        int first = Enumerable.Range(0, inside.Count).FirstOrDefault(IsText, -1);
        int last = Enumerable.Range(0, inside.Count).LastOrDefault(IsText, -1);
        for (int i = 0; i < inside.Count; i++)
        {
            if ((i < first || i > last) && labels[i].Kind is BlockKind.Paragraph or BlockKind.Subheading)
            {
                labels[i] = (BlockKind.Residue, i < first ? "before the text begins" : "after the text ends");
            }
        }
    }

    private Article Build(List<HtmlBlock> inside, List<(BlockKind Kind, string Reason)> labels, HtmlBlock? heading, string? title, int number)
    {
        var text = new MappedText(page.Source);
        var kept = ImmutableArray.CreateBuilder<Block>();
        var captions = ImmutableArray.CreateBuilder<Caption>();
        TextSpan? headlineSpan = null;
        if (heading is not null)
        {
            headlineSpan = text.Add(heading);
            kept.Add(new Block(BlockKind.Headline, headlineSpan.Value, "says what the page calls itself"));
        }

        for (int i = 0; i < inside.Count; i++)
        {
            if (labels[i].Kind is not (BlockKind.Paragraph or BlockKind.Subheading or BlockKind.Caption))
            {
                continue;
            }

            var span = text.Add(inside[i]);
            kept.Add(new Block(labels[i].Kind, span, labels[i].Reason));
            if (labels[i].Kind == BlockKind.Caption)
            {
                var (words, credit) = Credit.Split(inside[i].Text);
                captions.Add(new Caption(words, credit, [span]));
            }
        }

        string all = text.Text;
        var body = kept.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Subheading).Select(b => b.Span).ToImmutableArray();
        string? published = facts.Published ?? page.Facts.Date;
        return new Article
        {
            Id = $"{page.Id}#{number}",
            Text = all,
            Region = new TextSpan(0, all.Length),
            Blocks = kept.ToImmutable(),
            Headline = title,
            HeadlineSpan = headlineSpan,
            Body = body,
            Captions = captions.ToImmutable(),
            Authors = facts.Authors is { IsEmpty: false } authors ? authors : page.Facts.Author is { } author ? [author] : [],
            Published = published,
            Modified = facts.Modified,
            Publisher = facts.Publisher ?? page.Facts.Publisher,
            Url = page.Facts.Url ?? facts.Url,
            CanonicalUrl = facts.Url ?? page.Facts.Url,
            Language = Primary(facts.Language ?? page.Facts.Language),
            Dateline = body.Select(p => DatelineReader.Find(all, p)).FirstOrDefault(),
            Date = page.Facts.Date ?? published,
            Map = text.Map,
            Notes = body.IsEmpty ? [.. page.Notes, new Note(NoteCodes.NoArticle, "no running text on the page")] : page.Notes,
        };
    }

    private static string? Primary(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant() is { Length: 2 or 3 } primary ? primary : null;

    private static bool IsWithin(HtmlElement element, HtmlElement root)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (e == root)
            {
                return true;
            }
        }

        return false;
    }
}
