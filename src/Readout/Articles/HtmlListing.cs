using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Readout.Articles.Blocks;
using Readout.Pages.Html;
using Readout.Text;

namespace Readout.Articles;

/// <summary>
/// Tells pages that lead to stories and tell none (the front of a section, the archive of a tag, results of a search):
/// linked headlines, each with a teaser or without, and hardly a word beside them.
/// </summary>
internal sealed partial class HtmlListing
{
    private const int FewestStories = 4;
    private const int FewestTeasers = 3;

    // Newsletters and round-ups link to stories too, but tell each in a paragraph or two; a teaser that breaks off is cut by a
    // program, at 55 words more often than not.
    private const int LongestTeaser = 45;
    private const int LongestCut = 80;

    // A front may say what it is about; a short report may stand above many links, and has fewer teasers below it.
    private const int MostOfItsOwn = 100;
    private const int TeasersToOwn = 2;

    private const int LongestHeadline = 40;
    private const int ShortestHeadline = 3;
    private const int ShortestTeaser = 8;
    private const int LongestMore = 5;
    private const int ShortestTitle = 4;
    private const int ShortestLead = 20;
    private const int NearHeading = 5;
    private const int LongestSignature = 14;
    private const double Linked = 0.7;

    private const Surround Outside = Surround.Navigation | Surround.Footer | Surround.Aside | Surround.Form | Surround.Caption | Surround.Consent | Surround.Hidden | Surround.Post;

    private static readonly SearchValues<char> HeadlineEnds = SearchValues.Create("-–—:|·.");

    private readonly HtmlView view;
    private readonly Uri? own;
    private readonly Dictionary<HtmlBlock, string> labels = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> stories = new(StringComparer.Ordinal);
    private int teasers;
    private int teased;
    private int told;
    private int paragraphs;

    private HtmlListing(HtmlView view)
    {
        this.view = view;
        Uri.TryCreate(view.Facts.Url ?? view.Page.Facts.Url, UriKind.Absolute, out own);
    }

    /// <summary>What the page lists; null for a page with a story of its own.</summary>
    public static HtmlListing? Of(HtmlView view)
    {
        var listing = new HtmlListing(view);
        listing.Take();
        return listing.LeadsOnly() && !listing.IsToldAsArticle() ? listing : null;
    }

    /// <summary>The page without an article: what leads to stories is kept as residue, with the way back to the source.</summary>
    public Article Read()
    {
        var page = view.Page;
        var parts = new MappedText(page.Source);
        var kept = ImmutableArray.CreateBuilder<Block>();
        foreach (var block in view.Blocks.Where(labels.ContainsKey))
        {
            kept.Add(new Block(BlockKind.Residue, parts.Add(block), labels[block]));
        }

        string text = parts.Join();
        var all = new TextSpan(0, text.Length);
        return new Article
        {
            Id = Id,
            Text = text,
            Region = all,
            Blocks = kept.ToImmutable(),
            Body = [],
            Publisher = view.Facts.Publisher ?? page.Facts.Publisher,
            Url = page.Facts.Url ?? view.Facts.Url,
            CanonicalUrl = view.Facts.Url ?? page.Facts.Url,
            Language = LanguageGuess.Of(text) ?? LanguageGuess.Primary(view.Facts.Language ?? page.Facts.Language),
            Direction = TextDirection.Of(text) ?? TextDirection.OfPage(view.Body),
            Map = parts.Map,
            Notes = [.. page.Notes, new Note(NoteCodes.ListOfStories, "the page leads to stories and tells none", all)],
        };
    }

    public string Id => $"{view.Page.Id}#1";

    /// <summary>What a block of the page is to the list.</summary>
    public string ReasonFor(HtmlBlock block) => labels.GetValueOrDefault(block, "beside a list of stories");

    private bool LeadsOnly() =>
        stories.Count >= FewestStories && teasers >= FewestTeasers && told < MostOfItsOwn && told * TeasersToOwn <= teased;

    private void Take()
    {
        var item = new Item(null, null);
        foreach (var block in view.Blocks.Where(b => !b.Is(Outside)).TakeWhile(_ => told < MostOfItsOwn))
        {
            bool heading = IsHeading(block);
            string? address = LeadsToStory(block, heading) ? AddressOf(block.Pieces) : null;
            if (heading || (address is not null && !item.IsNamedBy(block, address)))
            {
                Close(item);
                item = new Item(block, address);
            }
            else if (AddressInside(block) is { } inside)
            {
                Close(item);
                item = new Item(block, inside);
                item.Add(block);
            }
            else if (ElementMeasures.IsProse(block) || EndsInLink(block) || (item.Head is not null && block.Words >= ShortestTeaser && (block.LinkDensity < Linked || (address is not null && address == item.Address))))
            {
                item.Add(block);
                item.HasMore |= EndsInLink(block);
            }
            else if (block.Words <= LongestMore && block.LinkDensity >= Linked && AddressOf(block.Pieces) is not null)
            {
                item.HasMore |= item.Words > 0;
            }
        }

        Close(item);
    }

    private void Close(Item item)
    {
        bool leads = item.Head is not null && (item.Address is not null || item.HasMore);
        if (!leads || item.Words > (item.BreaksOff ? LongestCut : LongestTeaser))
        {
            told += item.Text.Where(ElementMeasures.IsProse).Sum(b => b.Words);
            paragraphs += item.Text.Count(ElementMeasures.IsProse);
            return;
        }

        stories.Add(item.Address ?? item.Head!.Key);
        labels[item.Head!] = "the headline of a story elsewhere";
        teasers += item.Words > 0 ? 1 : 0;
        teased += item.Words;
        foreach (var block in item.Text.Where(b => b != item.Head))
        {
            labels[block] = "a teaser of a story elsewhere";
        }
    }

    private bool LeadsToStory(HtmlBlock block, bool heading) =>
        block.Words >= (heading ? ShortestHeadline - 1 : ShortestHeadline) && block.Words <= LongestHeadline && block.LinkDensity >= Linked
        && block.Furniture is null && !block.IsByline && AddressOf(block.Pieces) is not null;

    private static bool IsHeading(HtmlBlock block) => block.IsHeading || HtmlHeadline.In(block.Element, "h1", "h2") || HtmlHeadline.In(block.Element, "h3", "h4");

    /// <summary>"Talks resume: The two sides …", the first words linked: the headline and its teaser in one block.</summary>
    private string? AddressInside(HtmlBlock block)
    {
        if (block.Words > LongestTeaser + LongestHeadline || block.LinkDensity is 0 or > 0.9)
        {
            return null;
        }

        var pieces = block.Pieces.SkipWhile(p => string.IsNullOrWhiteSpace(p.Value)).ToList();
        var linked = pieces.TakeWhile(p => LinkAround(p) is not null).ToList();
        if (linked.Sum(p => LineShape.CountWords(p.Value)) < ShortestHeadline)
        {
            return null;
        }

        string text = string.Concat(pieces.Skip(linked.Count).Select(p => p.Value));
        string start = text.TrimStart();
        bool parted = start.Length > 0 && (text.AsSpan(0, text.Length - start.Length).Contains('\n') || HeadlineEnds.Contains(start[0]) || (char.IsLetter(start[0]) && !char.IsLower(start[0])));
        return parted ? AddressOf(linked) : null;
    }

    /// <summary>"The two sides met again on Monday. More", the last word linked.</summary>
    private bool EndsInLink(HtmlBlock block)
    {
        int last = block.Pieces.FindLastIndex(p => !string.IsNullOrWhiteSpace(p.Value));
        int first = last;
        while (first >= 0 && LinkAround(block.Pieces[first]) is not null)
        {
            first--;
        }

        var linked = block.Pieces[(first + 1)..];
        return first >= 0 && block.Words >= ShortestTeaser && linked.Sum(p => LineShape.CountWords(p.Value)) is > 0 and <= LongestMore && AddressOf(linked) is not null
            && LineShape.EndsSentence(string.Concat(block.Pieces.Take(first + 1).Select(p => p.Value)));
    }

    /// <summary>Where the first link of some text leads, when that is another page.</summary>
    private string? AddressOf(List<HtmlText> pieces)
    {
        foreach (var piece in pieces)
        {
            if (!string.IsNullOrWhiteSpace(piece.Value) && LinkAround(piece)?["href"] is { } address && LeadsAway(address))
            {
                return address;
            }
        }

        return null;
    }

    private static HtmlElement? LinkAround(HtmlText piece)
    {
        var e = piece.ParentElement;
        while (e is not null && e.Name != "a")
        {
            e = e.ParentElement;
        }

        return e;
    }

    /// <summary>Entries of a running report link to themselves: to a place on the page, or to the page with a number behind its address.</summary>
    private bool LeadsAway(string address)
    {
        address = address.Trim();
        return address.Length > 0 && address[0] is not ('#' or '?') && !address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            && !(own is not null && Uri.TryCreate(own, address, out var to) && to.Host == own.Host && to.AbsolutePath == own.AbsolutePath);
    }

    /// <summary>True when the page's data or its heading speak of one story: a report of a few lines above many links.</summary>
    private bool IsToldAsArticle()
    {
        if (view.Facts.IsRunningReport)
        {
            return true;
        }

        int at = view.Blocks.FindIndex(b => !b.Is(Outside) && HtmlHeadline.In(b.Element, "h1", "h1"));
        if (at < 0)
        {
            return false;
        }

        var heading = view.Blocks[at];
        bool titled = heading.Words >= ShortestTitle && view.Calls(heading);
        if (labels.ContainsKey(heading))
        {
            // Some pages link their headline to themselves.
            return titled;
        }

        return view.Facts.HasArticle(heading.Key)
            || (heading.Words >= ShortestTitle && Running().IsMatch(heading.Text))
            || (titled && told > 0 && (paragraphs > 1 || view.Facts.Meta("og:type") == "article"))
            || (told >= ShortestLead && view.Blocks.Skip(at + 1).Take(NearHeading).TakeWhile(b => !b.IsHeading).Any(b => b.Words <= LongestSignature && HtmlParts.IsSignature(b)));
    }

    [GeneratedRegex(@"\blive\b|\bas it happened\b|\blive-?(?:blog|ticker)\b|\ben direct\b|\ben directo\b|\ben vivo\b|\bao vivo\b|\bin diretta\b|\bcanlı\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Running();

    /// <summary>A headline, or what stands for one, and the text up to the next.</summary>
    /// <param name="Address">Where it leads; null where it leads nowhere.</param>
    private sealed record Item(HtmlBlock? Head, string? Address)
    {
        public List<HtmlBlock> Text { get; } = [];

        public int Words { get; private set; }

        /// <summary>"Read more" stands behind it.</summary>
        public bool HasMore { get; set; }

        public bool BreaksOff => Text.Count > 0 && Text[^1].Text.TrimEnd(' ', ']', ')', '»') is [.., '…'] or [.., '.', '.', '.'];

        public void Add(HtmlBlock block)
        {
            Text.Add(block);
            Words += block.Words;
        }

        /// <summary>True for a link behind a headline that no text follows yet: who wrote the story, its section, or the headline's own.</summary>
        public bool IsNamedBy(HtmlBlock block, string address) =>
            Words == 0 && Head is not null && (address == Address || (IsHeading(Head) && block.Words <= ShortestTitle));
    }
}
