using System.Collections.Immutable;
using System.Text.Json;
using Readout.Names;

namespace Readout.Training.Actors;

/// <summary>Reads actors from Popolo JSON (EveryPolitician) and from FollowTheMoney entities, one a line (OpenSanctions).</summary>
public static class JsonActors
{
    /// <param name="country">The country that the file is about, which Popolo does not say.</param>
    public static void ReadPopolo(TextReader from, string country, ActorImport into)
    {
        if (Parse(from.ReadToEnd(), 0, into) is not { } root)
        {
            return;
        }

        var terms = List(root, "events").Where(e => Text(e, "id") is not null).GroupBy(e => Text(e, "id")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var organizations = List(root, "organizations").Where(o => Text(o, "id") is not null).GroupBy(o => Text(o, "id")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var memberships = List(root, "memberships").ToLookup(m => Text(m, "person_id") ?? "", StringComparer.Ordinal);
        foreach (var person in List(root, "persons"))
        {
            if (Text(person, "name") is not { } name)
            {
                into.Skip(0, $"person {Text(person, "id") ?? "without id"} has no name");
                continue;
            }

            foreach (var membership in memberships[Text(person, "id") ?? ""])
            {
                var term = terms.GetValueOrDefault(Text(membership, "legislative_period_id") ?? "");
                bool legislature = Text(organizations.GetValueOrDefault(Text(membership, "organization_id") ?? ""), "classification") is "legislature" or "chamber";
                into.Add(new ImportedActor(
                    name, Others(person), true, country, legislature ? ["LEG"] : ["GOV"],
                    Month(Text(membership, "start_date") ?? Text(term, "start_date")), Month(Text(membership, "end_date") ?? Text(term, "end_date"))));
            }
        }

        foreach (var organization in organizations.Values.Where(o => Text(o, "classification") == "party"))
        {
            if (Text(organization, "name") is { } name)
            {
                into.Add(new ImportedActor(name, Others(organization), false, country, ["PTY"]));
            }
        }
    }

    public static void ReadFollowTheMoney(TextReader from, Countries countries, ActorImport into)
    {
        int number = 0;
        while (from.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || Parse(line, number, into) is not { } entity)
            {
                continue;
            }

            string? schema = Text(entity, "schema");
            if (schema is not ("Person" or "Organization" or "Company" or "PublicBody" or "LegalEntity"))
            {
                continue; // ownership, addresses, documents
            }

            if (!entity.TryGetProperty("properties", out var properties) || Values(properties, "name") is not { Length: > 0 } names)
            {
                into.Skip(number, $"a {schema} without a name");
                continue;
            }

            string iso2 = Values(properties, "country").Concat(Values(properties, "nationality")).Concat(Values(properties, "jurisdiction")).FirstOrDefault() ?? "";
            string[] topics = Values(properties, "topics");
            string[] sectors =
            [
                .. topics.Select(topic => topic switch
                {
                    "role.pep" or "gov" or "gov.national" or "gov.head" => "GOV",
                    "mil" => "MIL",
                    "pol.party" => "PTY",
                    "crime" or "crime.terror" or "crime.traffick" => topic == "crime.terror" ? "REB" : "CRM",
                    "media" or "role.journo" => "JRN",
                    _ => "",
                }).Append(schema == "PublicBody" ? "GOV" : schema == "Company" ? "BUS" : "").Where(s => s.Length > 0).Distinct(StringComparer.Ordinal),
            ];
            into.Add(new ImportedActor(
                names[0], [.. names.Skip(1).Concat(Values(properties, "alias")).Where(IsLatin).Distinct(StringComparer.Ordinal)], schema == "Person",
                countries.OfIso2(iso2.ToUpperInvariant())?.Code ?? "", [.. sectors]));
        }
    }

    private static JsonElement? Parse(string text, int line, ActorImport into)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }

            into.Skip(line, "not a JSON object");
        }
        catch (JsonException error)
        {
            into.Skip(line, $"not JSON: {error.Message}");
        }

        return null;
    }

    private static IEnumerable<JsonElement> List(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string[] Values(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)] : [];

    private static ImmutableArray<string> Others(JsonElement of) =>
        [.. List(of, "other_names").Select(n => Text(n, "name")).OfType<string>().Where(IsLatin).Distinct(StringComparer.Ordinal)];

    private static bool IsLatin(string name) => name.All(c => c < 0x250);

    private static string Month(string? date) => date is { Length: >= 7 } ? date[..7] : date is { Length: 4 } ? date + "-01" : "";
}
