using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>What the elements around a block say about it.</summary>
[Flags]
internal enum Surround
{
    None = 0,
    Navigation = 1,
    Aside = 2,
    Footer = 4,
    Header = 8,
    Caption = 16,
    List = 32,
    Quote = 64,
    Table = 128,
    Hidden = 256,
    Form = 512,
    Article = 1024,
    Main = 2048,
    Button = 4096,
    Credit = 8192,
    Consent = 16384,
    Figure = 32768,
    Time = 65536,
    Address = 131072,
    Preformatted = 262144,
    Post = 524288,
}

/// <summary>A stretch of a page's text between two block-level boundaries.</summary>
internal sealed class HtmlBlock(HtmlElement element, List<HtmlText> pieces, string text, int linked, Surround around)
{
    private string? key;
    private KeyWords? words;
    private string? residue;
    private bool asked;
    private bool? dateLine;
    private bool? byline;
    private bool? credit;
    private bool? bareCredit;

    /// <summary>The nearest block-level element around the text.</summary>
    public HtmlElement Element { get; } = element;

    public List<HtmlText> Pieces { get; } = pieces;

    /// <summary>White space folded.</summary>
    public string Text { get; } = text;

    public int Words { get; } = LineShape.CountWords(text);

    /// <summary>Share of the characters that are links, 0 to 1.</summary>
    public double LinkDensity { get; } = text.Length == 0 ? 0 : Math.Min(1, (double)linked / text.Length);

    public Surround Around { get; } = around;

    public int Index { get; set; }

    /// <summary>True when a picture stands between the block before and this one's end.</summary>
    public bool FollowsPicture { get; init; }

    /// <summary>What two copies of the text share: letters and digits, lower case.</summary>
    public string Key => key ??= LineShape.Key(Text);

    public KeyWords KeyWords => words ??= new KeyWords(Key);

    /// <summary>Why the block is furniture by its words, or null.</summary>
    public string? Furniture
    {
        get
        {
            if (!asked)
            {
                (residue, asked) = (ResidueLines.Reason(Text, Words, Key), true);
            }

            return residue;
        }
    }

    /// <summary>True for a date of publication and hardly anything else.</summary>
    public bool IsDateLine => dateLine ??= DateText.IsDateLine(Text);

    /// <summary>True for "by" and a name.</summary>
    public bool IsByline => byline ??= !Byline.Read(Text).IsEmpty;

    /// <summary>True when a photo credit is found in the text.</summary>
    public bool HasCredit => credit ??= Credit.Split(Text).Credit is not null;

    /// <summary>True when the whole text is a photo credit.</summary>
    public bool IsBareCredit => bareCredit ??= Credit.IsBare(Text);

    /// <summary>What blocks that look alike share; kept by whoever compares them.</summary>
    public string? Kind { get; set; }

    public string Tag => Element.Name;

    public bool IsHeading => Tag is ['h', >= '1' and <= '6'];

    public bool Is(Surround flags) => (Around & flags) != 0;

    public bool IsSentenceLike => LineShape.EndsSentence(Text);

    public override string ToString() => $"<{Tag}> {Text}";
}
