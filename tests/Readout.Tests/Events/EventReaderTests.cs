using Readout.Articles;
using Readout.Events;
using Readout.Names;
using Readout.Statements;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Tests.Events;

public class EventReaderTests
{
    private const string Shelling =
        "Troops/troop/NOUN/NNS/2/nsubj shelled/shell/VERB/VBD/0/root the/=/DET/DT/4/det village/=/NOUN/NN/2/obj ./=/PUNCT/./2/punct";

    [Fact]
    public void A_sentence_without_a_parse_has_no_events()
    {
        var words = new ParsedText(Shelling).Sentence.Words.Select(w => w with { Head = 0, Deprel = "_" });
        var sentence = new Sentence(new TextSpan(0, 28), [.. words], 0);
        var article = new Article { Id = "x#1", Text = "Troops shelled the village .", Region = new TextSpan(0, 28), Blocks = [], Body = [new TextSpan(0, 28)] };

        Assert.Empty(new EventReader().Read(article, [sentence], NameTable.Empty, []));
    }

    [Fact]
    public void The_doer_is_actor_and_the_object_recipient()
    {
        var one = Assert.Single(new ParsedText(
            "Turkish/=/ADJ/JJ/2/amod troops/troop/NOUN/NNS/3/nsubj shelled/shell/VERB/VBD/0/root Kobani/=/PROPN/NNP/3/obj ./=/PUNCT/./3/punct")
            .Actor("Turkish troops", "TUR", "MIL").Place("Kobani", "SYR").Events());

        Assert.Equal("ASSAULT", one.Type);
        Assert.Equal("heavy-weapons", one.Mode);
        Assert.Equal("material conflict", one.Quad);
        Assert.Equal("TUR", Assert.Single(one.Actors).Country);
        Assert.Equal("SYR", Assert.Single(one.Recipients).Country);
        Assert.Equal(EventStatus.Happened, one.Status);
    }

    [Fact]
    public void Who_is_accused_of_a_deed_did_it()
    {
        var events = new ParsedText(
            "Mali/=/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root Togo/=/PROPN/NNP/2/obj of/=/SCONJ/IN/5/mark shelling/shell/VERB/VBG/2/advcl the/=/DET/DT/7/det village/=/NOUN/NN/5/obj ./=/PUNCT/./2/punct")
            .Actor("Mali", "MLI", "GOV").Actor("Togo", "TGO", "GOV").Events();

        Assert.Equal("TGO", Assert.Single(events.Single(one => one.Type == "ASSAULT").Actors).Country);
    }

    [Fact]
    public void A_passive_keeps_the_deep_roles()
    {
        var one = Assert.Single(new ParsedText(
            "Two/=/NUM/CD/2/nummod students/student/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass arrested/arrest/VERB/VBN/0/root "
            + "by/=/ADP/IN/7/case Kenyan/=/ADJ/JJ/7/amod police/=/NOUN/NN/4/obl:agent ./=/PUNCT/./4/punct")
            .Actor("Kenyan police", "KEN", "COP").Events());

        Assert.Equal(("COERCE", "arrest"), (one.Type, one.Mode));
        Assert.Equal("KEN", Assert.Single(one.Actors).Country);
        Assert.Equal("EDU", Assert.Single(Assert.Single(one.Recipients).Sectors));
        Assert.Equal(("detained", 2, 2), (one.Counts[0].Kind, one.Counts[0].Low, one.Counts[0].High));
    }

    [Fact]
    public void Coordinated_parties_to_a_meeting_are_one_reciprocal_event()
    {
        var one = Assert.Single(new ParsedText(
            "Russia/=/PROPN/NNP/6/nsubj ,/=/PUNCT/,/3/punct Syria/=/PROPN/NNP/1/conj and/=/CCONJ/CC/5/cc Iran/=/PROPN/NNP/1/conj "
            + "held/hold/VERB/VBD/0/root talks/talk/NOUN/NNS/6/obj in/=/ADP/IN/9/case Moscow/=/PROPN/NNP/6/obl on/=/ADP/IN/11/case "
            + "Tuesday/=/PROPN/NNP/6/obl ./=/PUNCT/./6/punct")
            .Actor("Russia", "RUS").Actor("Syria", "SYR").Actor("Iran", "IRN").Place("Moscow", "RUS").Time("Tuesday", "2024-05-07").Events());

        Assert.Equal("CONSULT", one.Type);
        Assert.True(one.Reciprocal);
        Assert.Equal(["RUS", "SYR", "IRN"], one.Actors.Select(a => a.Country));
        Assert.Empty(one.Recipients);
        Assert.Equal(("p1", "t1"), (one.PlaceId, one.TimeId));
    }

    [Fact]
    public void A_demand_and_the_act_demanded_are_one_event()
    {
        var one = Assert.Single(new ParsedText(
            "Paris/=/PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root Mali/=/PROPN/NNP/2/obj to/=/PART/TO/5/mark release/=/VERB/VB/2/xcomp "
            + "the/=/DET/DT/7/det hostages/hostage/NOUN/NNS/5/obj ./=/PUNCT/./2/punct")
            .Actor("Paris", "FRA", "GOV").Actor("Mali", "MLI").Events());

        Assert.Equal("REQUEST", one.Type);
        Assert.Equal("MLI", Assert.Single(one.Recipients).Country);
    }

    [Fact]
    public void A_promise_gives_the_act_promised_as_planned_with_the_promiser_as_actor()
    {
        var one = Assert.Single(new ParsedText(
            "Cuba/=/PROPN/NNP/2/nsubj agreed/agree/VERB/VBD/0/root to/=/PART/TO/4/mark free/=/VERB/VB/2/xcomp two/=/NUM/CD/6/nummod "
            + "prisoners/prisoner/NOUN/NNS/4/obj ./=/PUNCT/./2/punct").Actor("Cuba", "CUB").Events());

        Assert.Equal(("RETREAT", EventStatus.Planned), (one.Type, one.Status));
        Assert.Equal("CUB", Assert.Single(one.Actors).Country);
    }

    [Fact]
    public void A_vow_of_a_hostile_act_is_a_threat()
    {
        var one = Assert.Single(new ParsedText(
            "Iran/=/PROPN/NNP/2/nsubj vowed/vow/VERB/VBD/0/root to/=/PART/TO/4/mark shell/=/VERB/VB/2/xcomp Basra/=/PROPN/NNP/4/obj ./=/PUNCT/./2/punct")
            .Actor("Iran", "IRN").Place("Basra", "IRQ").Events());

        Assert.Equal(("THREATEN", "violence", EventStatus.Happened), (one.Type, one.Mode, one.Status));
        Assert.Equal("IRQ", Assert.Single(one.Recipients).Country);
    }

    [Fact]
    public void An_own_negated_intention_is_a_refusal()
    {
        var one = Assert.Single(new ParsedText(
            "Ankara/=/PROPN/NNP/4/nsubj will/=/AUX/MD/4/aux not/=/PART/RB/4/advmod withdraw/=/VERB/VB/0/root its/=/PRON/PRP$/6/nmod:poss "
            + "forces/force/NOUN/NNS/4/obj from/=/ADP/IN/8/case Syria/=/PROPN/NNP/4/obl ./=/PUNCT/./4/punct")
            .Actor("Ankara", "TUR", "GOV").Actor("Syria", "SYR").Events());

        Assert.Equal(("REJECT", "yield", EventStatus.Refused), (one.Type, one.Mode, one.Status));
    }

    [Fact]
    public void What_a_statement_denies_has_not_happened()
    {
        var one = Assert.Single(new ParsedText(
            "Baku/=/PROPN/NNP/2/nsubj insisted/insist/VERB/VBD/0/root troops/troop/NOUN/NNS/4/nsubj shelled/shell/VERB/VBD/2/ccomp the/=/DET/DT/6/det "
            + "village/=/NOUN/NN/4/obj ./=/PUNCT/./2/punct")
            .Actor("troops", "AZE", "MIL").Statement("troops shelled the village", Stance.Denies, "insisted").Events());

        Assert.Equal((EventStatus.Denied, "s1"), (one.Status, one.SaidIn));
    }

    [Fact]
    public void A_strike_and_the_deaths_it_caused_are_one_event_with_a_count()
    {
        var one = Assert.Single(new ParsedText(
            "An/=/DET/DT/3/det Israeli/=/ADJ/JJ/3/amod strike/=/NOUN/NN/4/nsubj killed/kill/VERB/VBD/0/root at/=/ADP/IN/6/case least/=/ADJ/JJS/7/nmod "
            + "12/=/NUM/CD/8/nummod people/=/NOUN/NNS/4/obj in/=/ADP/IN/10/case Gaza/=/PROPN/NNP/4/obl ./=/PUNCT/./4/punct")
            .Actor("Israeli", "ISR").Place("Gaza", "PSE").Events());

        Assert.Equal("ASSAULT", one.Type);
        Assert.Equal("ISR", Assert.Single(one.Actors).Country);
        Assert.Equal(12, Assert.Single(one.Counts, c => c.Kind == "killed").Low);
        Assert.Equal("p1", one.PlaceId);
    }

    [Fact]
    public void A_conditional_clause_tells_no_event() =>
        Assert.DoesNotContain(
            new ParsedText(
                "If/=/SCONJ/IN/3/mark troops/troop/NOUN/NNS/3/nsubj shelled/shell/VERB/VBD/7/advcl Kobani/=/PROPN/NNP/3/obj ,/=/PUNCT/,/7/punct "
                + "it/=/PRON/PRP/7/nsubj fell/fall/VERB/VBD/0/root ./=/PUNCT/./7/punct").Place("Kobani", "SYR").Events(),
            e => e.Type == "ASSAULT");

    [Fact]
    public void A_relative_clause_gives_its_antecedent_as_the_doer()
    {
        var one = Assert.Single(new ParsedText(
            "Rebels/rebel/NOUN/NNS/6/nsubj who/=/PRON/WP/3/nsubj kidnapped/kidnap/VERB/VBD/1/acl:relcl a/=/DET/DT/5/det priest/=/NOUN/NN/3/obj "
            + "vanished/vanish/VERB/VBD/0/root ./=/PUNCT/./6/punct").Events());

        Assert.Equal(("ASSAULT", "abduct"), (one.Type, one.Mode));
        Assert.Equal("REB", Assert.Single(Assert.Single(one.Actors).Sectors));
        Assert.Equal("REL", Assert.Single(Assert.Single(one.Recipients).Sectors));
    }
}
