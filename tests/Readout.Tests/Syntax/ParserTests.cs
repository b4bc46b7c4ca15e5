using Readout.Syntax;
using Readout.Syntax.Tokens;
using Readout.Tests.House;
using Readout.Text;

namespace Readout.Tests.Syntax;

public sealed class ParserTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n \0\n\n")]
    [InlineData("\uD83D \uDE00 🇱🇧 👩🏽‍⚕️")]
    [InlineData("قال الوزير إن المحادثات ستستمر.")]
    [InlineData("((((((((((((((((((((")]
    public void Any_text_gives_sentences_with_one_root_each_and_no_cycle(string text)
    {
        foreach (var sentence in Parser.Shared.Parse(text))
        {
            AssertTree(sentence);
        }
    }

    [Fact]
    public void A_stretch_without_an_end_is_read_in_bounded_sentences()
    {
        string text = string.Concat(Enumerable.Repeat("word ", 20_000));
        var sentences = Parser.Shared.Parse(text);
        Assert.Equal(20_000, sentences.Sum(sentence => sentence.Words.Length));
        Assert.All(sentences, AssertTree);
    }

    [Fact]
    public void One_sentence_of_five_megabytes_is_cut_into_words_that_lie_inside_it_in_order()
    {
        string text = string.Concat(Enumerable.Repeat("talks\uD83D\uDE00،( \uD83D—x", 370_000));
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, new TextSpan(0, text.Length), tokens);
        int at = 0;
        foreach (var token in tokens)
        {
            Assert.True(token.Start >= at && token.End > token.Start);
            at = token.End;
        }

        Assert.InRange(at, 1, text.Length);
    }

    [Fact]
    public void A_word_of_a_megabyte_is_one_word()
    {
        var sentence = Assert.Single(Parser.Shared.Parse(new string('a', 1_000_000)));
        AssertTree(sentence);
    }

    // Pieces that break parsers, put together at random; the seed is fixed, so a failure comes again.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_text_gives_trees_whose_words_lie_in_order_however_many_threads_read(int seed)
    {
        string[] pieces = ["\uD83D", "\uDE00", "🇱🇧", "قال", "الوزير", "\u200F", "\u0000", "\uFEFF", "said", "Ankara", "don't", "U.S.", "...", "“", "”", "(", ")", "\n", "\n\n", " ", "\t", "\u00A0", "é\u0301", "1,000.5", "http://a.b/c?d", "-", "—", ".", "'s", "ﬁ", "İ", "ß"];
        var random = new Random(seed);
        string[] texts = [.. Enumerable.Range(0, 40).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => pieces[random.Next(pieces.Length)])))];
        var expected = Array.ConvertAll(texts, text => Parser.Shared.Parse(text));
        for (int t = 0; t < texts.Length; t++)
        {
            int at = 0;
            foreach (var sentence in expected[t])
            {
                AssertTree(sentence);
                foreach (var word in sentence.Words)
                {
                    Assert.True(word.Span.Start >= at && word.Span.End <= texts[t].Length);
                    at = word.Span.Start;
                }
            }
        }

        Parallel.For(0, texts.Length, t =>
        {
            var found = Parser.Shared.Parse(texts[t]);
            Assert.Equal(expected[t].SelectMany(s => s.Words), found.SelectMany(s => s.Words));
        });
    }

    [Fact]
    public void The_example_of_the_docs_does_what_it_says()
    {
        // Word for word as docs/parser.md has it.
        var parser = Parser.Load();
        const string Text = "The minister left Ankara on Monday. He denied that talks had failed.";
        var lines = new List<string>();
        foreach (var sentence in parser.Parse(Text))
        {
            foreach (var word in sentence.Words)
            {
                string head = word.Head == 0 ? "—" : sentence.Words[word.Head - 1].Span.Of(Text);
                lines.Add($"{word.Span.Of(Text)} {word.Upos} {word.Lemma} {word.Deprel} {head} {word.Entity}");
            }
        }

        Assert.Contains("left VERB leave root — O", lines);
        Assert.Contains("Ankara PROPN Ankara obj left B-LOC", lines);
        string docs = File.ReadAllText(Repository.File("docs", "parser.md"));
        Assert.Contains("string head = word.Head == 0 ? \"—\" : sentence.Words[word.Head - 1].Span.Of(Text);", docs, StringComparison.Ordinal);
        Assert.Contains("{word.Span.Of(Text)} {word.Upos} {word.Lemma} {word.Deprel} {head} {word.Entity}", docs, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_convention_of_names_changes_no_tree()
    {
        const string Text = "He told members of the Islamic State in the city of Raqqa that Mr Haddad's group had met.";
        var news = Parser.Shared.Parse(Text)[0].Words;
        var other = Parser.Load(names: "re3d").Parse(Text)[0].Words;
        Assert.Equal(news.Select(w => (w.Head, w.Deprel, w.Upos, w.Lemma)), other.Select(w => (w.Head, w.Deprel, w.Upos, w.Lemma)));
        Assert.NotEqual(news.Select(w => w.EntityConfidence), other.Select(w => w.EntityConfidence));
    }

    [Theory]
    [InlineData("re3d", "PER The foreign secretary|ORG Iraqi security forces|LOC the city of Mosul|ORG We|PER he")]
    [InlineData("worldwide", "LOC Mosul")]
    public void The_convention_of_mentions_marks_whoever_is_mentioned_and_that_of_news_names_alone(string names, string expected)
    {
        const string Text = "The foreign secretary thanked Iraqi security forces in the city of Mosul. We welcome this, he said.";
        var words = Parser.Load(names: names).Parse(Text).SelectMany(sentence => sentence.Words).ToList();
        var mentions = words.Where(word => word.Entity[0] == 'B' && !word.Entity.EndsWith("MISC", StringComparison.Ordinal)).Select(first =>
        {
            int end = words.SkipWhile(word => word != first).Skip(1).TakeWhile(word => word.Entity[0] == 'I').LastOrDefault(first).Span.End;
            return $"{first.Entity[2..]} {Text[first.Span.Start..end]}";
        });
        Assert.Equal(expected, string.Join('|', mentions));
    }

    [Fact]
    public void An_unknown_convention_of_names_is_told() =>
        Assert.Contains("worldwide", Assert.Throws<InputException>(() => Parser.Load(names: "mine")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sentence_is_read_the_same_alone_and_among_others()
    {
        const string One = "The Turkish foreign minister told Al-Watan that the talks had failed.";
        var alone = Parser.Shared.Parse(One)[0].Words;
        var among = Parser.Shared.Parse(One + "\n\nAnother paragraph stands here.\n\n" + string.Concat(Enumerable.Repeat("It goes on and on. ", 50)))[0].Words;
        Assert.Equal(alone.AsEnumerable(), among);
    }

    [Fact]
    public void Names_subjects_and_facts_are_found_where_they_stand()
    {
        const string Text = "President Omar Hassan left Ankara on Monday.";
        var words = Parser.Shared.Parse(Text)[0].Words;
        Assert.Equal(["O", "B-PER", "I-PER", "O", "B-LOC", "O", "O", "O"], words.Select(word => word.Entity));
        Assert.Equal(("left", 0, "root"), (words[3].Span.Of(Text), words[3].Head, words[3].Deprel));
        Assert.NotNull(words[3].Factuality);
        Assert.Null(words[0].Factuality);
    }

    private static void AssertTree(Sentence sentence)
    {
        Assert.Single(sentence.Words, word => word.Head == 0);
        for (int i = 0; i < sentence.Words.Length; i++)
        {
            int at = i + 1, steps = 0;
            while (at != 0)
            {
                at = sentence.Words[at - 1].Head;
                Assert.True(++steps <= sentence.Words.Length, "the heads form a cycle");
            }
        }
    }
}
