using System.Diagnostics;
using System.Text;
using FsCheck.Xunit;
using Readout.Lexicons;
using Readout.Syntax.Tokens;
using Readout.Text;

namespace Readout.Tests.Syntax;

public sealed class TokenizerTests
{
    /// <summary>Words with a space between; a plus where UD has one token of several words.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var token in Tokenizer.Tokenize(text))
        {
            shown.Append(shown.Length == 0 ? "" : token.JoinsPrevious ? "+" : " ").Append(token.In(text));
        }

        return shown.ToString();
    }

    [Theory]
    [InlineData("They don't know.", "They do+n't know .")]
    [InlineData("They don’t know it’s John’s.", "They do+n’t know it+’s John+’s .")]
    [InlineData("It can't, won't and cannot be.", "It ca+n't , wo+n't and can+not be .")]
    [InlineData("I'd've said we're gonna go", "I+'d+'ve said we+'re gon+na go")]
    [InlineData("the ministers' talks", "the ministers+' talks")]
    [InlineData("the 'hardliners' left", "the ' hardliners ' left")]
    [InlineData("O'Neill met the Shi'ite cleric at 5 o'clock", "O'Neill met the Shi'ite cleric at 5 o'clock")]
    [InlineData("the U.S.'s role in the 1980's and '90s", "the U.S.+'s role in the 1980's and '90s")]
    public void Clitics_are_words_of_their_own_and_join_what_they_lean_on(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("a 15-year deal", "a 15 - year deal")]
    [InlineData("Bashar al-Assad told Al-Watan", "Bashar al - Assad told Al - Watan")]
    [InlineData("Asharq Al-Awsat met Abd al-Rahman", "Asharq Al - Awsat met Abd al - Rahman")]
    [InlineData("an anti-government, non-aligned ex-minister's e-mail", "an anti-government , non-aligned ex-minister+'s e-mail")]
    [InlineData("from 1914-1918 on 2023-04-26 call 555-867-5309", "from 1914 - 1918 on 2023-04-26 call 555-867-5309")]
    [InlineData("The talks--long ones—failed", "The talks -- long ones — failed")]
    public void Hyphens_part_words_but_not_prefixes_dates_and_telephone_numbers(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("Gen. Hale left.", "Gen. Hale left .")]
    [InlineData("The U.S. Army and J. K. Hale", "The U.S. Army and J. K. Hale")]
    [InlineData("See No. 5. He said no.", "See No. 5 . He said no .")]
    [InlineData("at 5 p.m. on Sept. 3", "at 5 p.m. on Sept. 3")]
    [InlineData("He came at 5 p.m.", "He came at 5 p.m .")]
    [InlineData("flour, oil, etc. for all", "flour , oil , etc. for all")]
    [InlineData("So do I. Then we left.", "So do I . Then we left .")]
    [InlineData("the end.Then came", "the end . Then came")]
    public void A_full_stop_belongs_to_an_abbreviation_or_stands_apart(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("$US4.5 billion, $A3m", "$US 4.5 billion , $A 3 m")]
    [InlineData("$8.5bn, 20% and US$3m", "$ 8.5 bn , 20 % and US$ 3 m")]
    [InlineData("12,000 by 5:30pm on 9/11", "12,000 by 5:30 pm on 9/11")]
    [InlineData("the 2nd T-72 of the 1990s", "the 2nd T - 72 of the 1990s")]
    [InlineData("and/or AT&T and s/he", "and / or AT&T and s/he")]
    public void Numbers_part_from_units_and_signs(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("See https://example.org/a?b=1.", "See https://example.org/a?b=1 .")]
    [InlineData("(www.example.org)", "( www.example.org )")]
    [InlineData("mail ann.hale@example.org, please", "mail ann.hale@example.org , please")]
    [InlineData("@annhale on #talks at example.com", "@annhale on #talks at example.com")]
    [InlineData("Peace 🕊️ now 👩🏽‍⚕️!", "Peace 🕊️ now 👩🏽‍⚕️ !")]
    public void Addresses_handles_tags_and_emoji_stay_whole(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Theory]
    [InlineData("“No,” he said", "“ No , ” he said")]
    [InlineData("``No,'' he said", "`` No , '' he said")]
    [InlineData("«No», „no“ and ‚no‘", "« No » , „ no “ and ‚ no ‘")]
    [InlineData("Wait... what?! (yes…)", "Wait ... what ?! ( yes … )")]
    public void Quotation_marks_and_dots_of_all_kinds_are_tokens(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Fact]
    public void Every_abbreviation_matches_its_sentence_and_not_its_counter_example()
    {
        foreach (var row in LexiconFile.Embedded("abbreviations.tsv", 4))
        {
            Assert.True(Has(row[2], row[0]), row.Fault(2, NoteCodes.LexiconValue, $"no token \"{row[0]}\" in: {Shown(row[2])}"));
            Assert.True(row[3].Length == 0 || !Has(row[3], row[0]), row.Fault(3, NoteCodes.LexiconValue, $"token \"{row[0]}\" in: {Shown(row[3])}"));
        }

        static bool Has(string text, string form) => Tokenizer.Tokenize(text).Exists(token => token.In(text).SequenceEqual(form));
    }

    [Fact]
    public void Every_contraction_is_cut_in_two_in_its_sentence()
    {
        foreach (var row in LexiconFile.Embedded("contractions.tsv", 3))
        {
            int first = int.Parse(row[1]);
            Assert.Contains(row[0][..first] + "+" + row[0][first..], Shown(row[2]));
        }
    }

    [Property(MaxTest = 500)]
    public void Tokens_cover_every_visible_character_once_and_in_order(string? input) => AssertCovers(input ?? "");

    [Fact]
    public void Tokens_cover_text_made_of_the_marks_that_matter()
    {
        var random = new Random(11);
        string[] parts = ["a", "B", "U.S", ".", "..", "'", "’s", "n't", "-", "al-", "http://", "www.", "@", "#", "$", "9", "1/2", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u200D", "\uFE0F", "\0", "\n", " ", "\u00AD", "ال", "\u0301", "(", ")", "[...]", "&", "/", "🇱🇧", "\uFEFF", "*"];
        for (int i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (int n = random.Next(12); n >= 0; n--)
            {
                text.Append(parts[random.Next(parts.Length)]);
            }

            AssertCovers(text.ToString());
        }
    }

    private static void AssertCovers(string text)
    {
        int at = 0;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            Assert.True(token.Start >= at && token.End > token.Start, $"token [{token.Start},{token.End}) after {at}");
            for (; at < token.Start; at++)
            {
                Assert.True(CharClasses.IsSpace(text[at]), $"character {at} of {text.Length} lies in no token");
            }

            at = token.End;
        }

        Assert.True(text.AsSpan(at).IndexOfAnyExcept([.. text.AsSpan(at).ToArray().Where(CharClasses.IsSpace)]) < 0);
    }

    public static TheoryData<string> Endless => [.. (string[])["a", "a.", "a-", "9-", "(", "a'", "http://a(", ")", "a@", "\uD83C", "🇱🇧", ". ", "\"a\" ", "A. ", "a/", "1.", "…", "é", "\0", "a\n"]];

    [Theory]
    [MemberData(nameof(Endless))]
    public void Time_grows_with_length_only_and_sentences_stay_bounded(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var clock = Stopwatch.StartNew();
        var block = new TextSpan(0, text.Length);
        var tokens = Tokenizer.Tokenize(text, block);
        var ends = SentenceSplitter.Default.Split(text, block, tokens);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed} for a million characters");
        Assert.Equal(tokens.Count, ends.Count == 0 ? 0 : ends[^1]);
        for (int i = 0; i < ends.Count; i++)
        {
            Assert.InRange(ends[i] - (i == 0 ? 0 : ends[i - 1]), 1, SentenceSplitter.LongestSentence + 1);
        }
    }
}
