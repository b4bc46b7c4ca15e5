namespace Readout.Names.Places;

/// <summary>
/// Chooses what each toponym of an article stands for: containment told in the text, the countries and regions in
/// focus, what lies near, population. One name has one sense in an article unless the text contains it otherwise.
/// </summary>
internal static class PlaceResolver
{
    // Tuned on LGL and on half of GeoWebNews: docs/quality.md, Places.
    private const double CountryWeight = 4.0;
    private const double RegionWeight = 4.0;
    private const double NearWeight = 3.0;
    private const double NearKm = 200;

    public static void Resolve(IReadOnlyList<Token> tokens, List<PlaceMention> mentions)
    {
        Contain(tokens, mentions);
        for (int round = 0; round < 3; round++)
        {
            var focus = Focus.Of(mentions);
            foreach (var group in mentions.GroupBy(m => m.Key, StringComparer.Ordinal))
            {
                // A mention that its text contains decides for the bare ones.
                var shared = group.Where(m => m.Left.Length < m.Options.Length).OrderBy(m => m.From).FirstOrDefault();
                foreach (var mention in group)
                {
                    var left = shared is not null && mention.Left.Length == mention.Options.Length && !mention.Demonym ? shared.Left : mention.Left;
                    mention.Chosen = left.IsEmpty ? null : left.MaxBy(o => o.Weight + focus.Support(o));
                }
            }
        }
    }

    /// <summary>"Paris, Texas", "Springfield, Ohio, USA": the second narrows the first.</summary>
    private static void Contain(IReadOnlyList<Token> tokens, List<PlaceMention> mentions)
    {
        for (int i = mentions.Count - 2; i >= 0; i--)
        {
            var (inner, outer) = (mentions[i], mentions[i + 1]);
            bool joined = outer.From == inner.To + 1 && tokens[inner.To].Key is "," or "(" or "in";
            if (!joined || outer.Demonym)
            {
                continue;
            }

            var within = inner.Left.Where(o => outer.Left.Any(c => Contains(c, o))).ToArray();
            if (within.Length > 0 && within.Length <= inner.Left.Length)
            {
                inner.Left = [.. within];
                outer.Left = [.. outer.Left.Where(c => within.Any(o => Contains(c, o)))];
            }
        }
    }

    private static bool Contains(PlaceOption outer, PlaceOption inner) => outer.Feature switch
    {
        "country" => inner.Feature != "country" && inner.Iso2 == outer.Iso2,
        "admin1" => inner.Feature != "country" && inner.Feature != "admin1" && inner.Admin1 == outer.Admin1,
        _ => false,
    };

    internal static double Km(double lat1, double lon1, double lat2, double lon2)
    {
        double a = lat1 * Math.PI / 180, b = lat2 * Math.PI / 180, dLat = b - a, dLon = (lon2 - lon1) * Math.PI / 180;
        double h = Math.Pow(Math.Sin(dLat / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * 6371.0088 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>The countries, regions and points that an article is about, as far as they are known.</summary>
    private sealed class Focus
    {
        private readonly Dictionary<string, double> countries = new(StringComparer.Ordinal);
        private readonly Dictionary<string, double> regions = new(StringComparer.Ordinal);
        private readonly List<(double Lat, double Lon, string Key)> points = [];
        private double total, regionTotal;

        public static Focus Of(List<PlaceMention> mentions)
        {
            var focus = new Focus();
            foreach (var mention in mentions)
            {
                if (mention.Options.IsEmpty)
                {
                    continue;
                }

                bool told = mention.Left.Length == 1 || mention.Left.Length < mention.Options.Length || mention.Options[0].Feature is "country" or "demonym" or "region";
                if ((mention.Chosen ?? (told ? mention.Left[0] : null)) is not { } option)
                {
                    continue;
                }

                double weight = told ? 1 : 0.5;
                focus.total += weight;
                foreach (string code in option.Codes)
                {
                    focus.countries[code] = focus.countries.GetValueOrDefault(code) + (weight / option.Codes.Length);
                }

                if (option.Admin1.Length > 0)
                {
                    focus.regionTotal += weight;
                    focus.regions[option.Admin1] = focus.regions.GetValueOrDefault(option.Admin1) + weight;
                    if (option.Feature is "city" or "admin2" or "capital" or "part" && mention.Chosen is not null)
                    {
                        focus.points.Add((option.Latitude, option.Longitude, mention.Key));
                    }
                }
            }

            return focus;
        }

        public double Support(PlaceOption option)
        {
            double support = 0;
            foreach (string code in option.Codes)
            {
                support += CountryWeight * countries.GetValueOrDefault(code) / (total + 1) / option.Codes.Length;
            }

            if (option.Admin1.Length > 0)
            {
                support += RegionWeight * regions.GetValueOrDefault(option.Admin1) / (regionTotal + 1);
            }

            if (option.Feature is "country" or "demonym" or "region" || points.Count == 0)
            {
                return support;
            }

            int near = 0;
            foreach (var (lat, lon, _) in points)
            {
                near += Math.Abs(lat - option.Latitude) < 3 && Km(lat, lon, option.Latitude, option.Longitude) is > 0.5 and < NearKm ? 1 : 0;
            }

            return support + (NearWeight * near / (points.Count + 1.0));
        }
    }
}
