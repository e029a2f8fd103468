#include <fmt/format.h>

#include <string>

#include "push_texts.hpp"

namespace track::store {

namespace {

// What counts now.
constexpr std::string_view views_in_force = R"sql(CREATE VIEW track.withdrawn AS
  SELECT record, measurement, event, revision FROM track.withdrawal AS withdrawal
  WHERE NOT EXISTS (SELECT 1 FROM track.restoration AS restoration
                    WHERE restoration.record = withdrawal.record
                      AND restoration.withdrawal = withdrawal.id);
CREATE VIEW track.current_revision AS
  SELECT record, max(number) AS revision FROM track.revision AS revision
  WHERE NOT EXISTS (SELECT 1 FROM track.withdrawn AS withdrawn
                    WHERE withdrawn.record = revision.record
                      AND withdrawn.revision = revision.number)
  GROUP BY record;
)sql";

// Rows stay under the id that they were recorded under: whose they are now. As `formerly` is read:
// in full, or within the activity, under any id of that.
constexpr std::string_view views_of_ids = R"sql(CREATE VIEW track.activity_id AS
  SELECT record, id AS activity, id AS recorded FROM track.current_activity
  UNION SELECT record, subject, former FROM track.current_former_id WHERE subject_kind = 'activity';
CREATE VIEW track.indicator_id AS
  WITH former AS (
    SELECT i.record, i.id, i.activity, f.former,
           coalesce(starts_with(i.id, i.activity || '.'), false) AS within,
           strpos(f.former, '.') > 0 OR i.activity || '.' || f.former = i.id AS in_full
    FROM track.current_indicator AS i
      JOIN track.current_former_id AS f
        ON f.record = i.record AND f.subject_kind = 'indicator' AND f.subject = i.id
  ), own AS (
    SELECT record, id, activity, substr(id, length(activity) + 2) AS name
    FROM track.current_indicator WHERE starts_with(id, activity || '.')
    UNION SELECT record, id, activity, former FROM former WHERE within AND NOT in_full
  )
  SELECT record, id AS indicator, id AS recorded FROM track.current_indicator
  UNION SELECT record, id, former FROM former WHERE NOT within OR in_full
  UNION SELECT own.record, own.id, named.recorded || '.' || own.name
        FROM own JOIN track.activity_id AS named USING (record, activity);
)sql";

constexpr std::string_view views_of_rows = R"sql(CREATE VIEW track.measurement_in_force AS
  SELECT m.record, m.id, m.operation, o.at AS recorded_at, o.actor AS recorded_by, m.event,
         whole.indicator, part.part, i.name, i.kind, i.unit, i.activity,
         m.first_day, m.last_day, m.fiscal_year, m.form, m.amount, m.numerator, m.denominator, m.n,
         CASE m.form WHEN 'fraction'
           THEN m.numerator * CASE i.kind WHEN 'rate' THEN i.per ELSE 100 END
                / nullif(m.denominator, 0)
           ELSE m.amount END AS value,
         m.provisional, m.place, m.note, m.amends, m.indicator AS recorded_indicator
  FROM track.measurement AS m
    JOIN track.operation AS o ON o.record = m.record AND o.id = m.operation
    LEFT JOIN track.indicator_id AS whole
      ON whole.record = m.record AND whole.recorded = split_part(m.indicator, '@', 1)
    LEFT JOIN track.current_indicator AS i ON i.record = m.record AND i.id = whole.indicator
    LEFT JOIN LATERAL (
      SELECT string_agg(split_part(one, ':', 1) || ':' || coalesce(t.part, split_part(one, ':', 2)),
                        ',' ORDER BY place) AS part
      FROM unnest(string_to_array(nullif(split_part(m.indicator, '@', 2), ''), ','))
             WITH ORDINALITY AS key (one, place)
        LEFT JOIN track.current_breakdown_text AS t
          ON t.record = m.record AND t.role = 'former' AND t.breakdown = split_part(one, ':', 1)
            AND t.text = split_part(one, ':', 2)
    ) AS part ON true
  WHERE NOT EXISTS (SELECT 1 FROM track.withdrawn AS w
                    WHERE w.record = m.record AND w.measurement = m.id);
CREATE VIEW track.event_in_force AS
  SELECT e.record, e.id, e.operation, o.at AS recorded_at, o.actor AS recorded_by,
         named.activity, a.name, a.kind, e.first_day, e.last_day, e.fiscal_year, e.place, e.note,
         e.activity AS recorded_activity
  FROM track.event AS e
    JOIN track.operation AS o ON o.record = e.record AND o.id = e.operation
    LEFT JOIN track.activity_id AS named ON named.record = e.record AND named.recorded = e.activity
    LEFT JOIN track.current_activity AS a ON a.record = e.record AND a.id = named.activity
  WHERE NOT EXISTS (SELECT 1 FROM track.withdrawn AS w
                    WHERE w.record = e.record AND w.event = e.id);
)sql";

// As docs/methods.md has it. `last_of_part` serves wholes that are put together of levels.
constexpr std::string_view views_of_years = R"sql(CREATE VIEW track.year_total AS
  WITH defined AS (
    SELECT i.record, i.id, i.name, i.kind, i.unit, i.per, i.activity, b.breakdown, b.crossed_with,
           CASE WHEN i.pooling = 'last' OR i.kind IN ('running', 'stock', 'milestone') THEN 'last'
                WHEN i.kind = 'count' THEN 'sum'
                WHEN i.kind IN ('share', 'rate') THEN 'quotient'
                ELSE 'mean' END AS aggregation
    FROM track.current_indicator AS i
      LEFT JOIN track.current_indicator_breakdown AS b
        ON b.record = i.record AND b.indicator = i.id AND b.is_total
  ), placed AS (
    SELECT m.*, m.form IN ('unknown', 'suppressed') AS is_gap,
           row_number() OVER (PARTITION BY record, indicator, part, fiscal_year
                              ORDER BY last_day DESC, id DESC) = 1 AS last_of_part
    FROM track.measurement_in_force AS m
  ), counted AS (
    SELECT p.*, p.part AS of_part, d.aggregation, d.per, false AS from_parts
    FROM placed AS p JOIN defined AS d ON d.record = p.record AND d.id = p.indicator
    WHERE p.part IS NOT NULL OR d.breakdown IS NULL
    UNION ALL
    SELECT p.*, NULL,
           CASE WHEN d.aggregation <> 'last' THEN d.aggregation
                WHEN d.kind IN ('share', 'rate') THEN 'quotient'
                WHEN d.kind = 'score' THEN 'mean' ELSE 'sum' END, d.per, true
    FROM placed AS p JOIN defined AS d ON d.record = p.record AND d.id = p.indicator
    WHERE split_part(p.part, ':', 1) = d.breakdown
      AND split_part(split_part(p.part, ',', 2), ':', 1) = d.crossed_with
      AND (d.aggregation <> 'last' OR p.last_of_part)
  ), added AS (
    SELECT record, indicator, of_part AS part, fiscal_year, name, kind, unit, activity, aggregation,
           per, from_parts, count(*) AS measurements,
           count(*) FILTER (WHERE provisional) AS provisional,
           count(*) FILTER (WHERE is_gap) AS gaps,
           count(*) FILTER (WHERE form = 'quantity') AS quantities,
           count(*) FILTER (WHERE form = 'percentage') AS percentages,
           count(*) FILTER (WHERE form = 'fraction') AS fractions,
           sum(amount) FILTER (WHERE form = 'quantity') AS sum,
           sum(numerator) AS numerator, sum(denominator) AS denominator,
           count(n) FILTER (WHERE form = 'quantity') AS sized,
           sum(n) FILTER (WHERE form = 'quantity') AS n,
           sum(amount * n) FILTER (WHERE form = 'quantity') AS weighted,
           min(amount) AS least_amount,
           (array_agg(value ORDER BY last_day DESC, id DESC) FILTER (WHERE NOT is_gap))[1]
             AS last_value,
           (array_agg(form ORDER BY last_day DESC, id DESC) FILTER (WHERE NOT is_gap))[1]
             AS last_form,
           max(last_day) AS last_day
    FROM counted
    GROUP BY record, indicator, of_part, fiscal_year, name, kind, unit, activity, aggregation, per,
             from_parts
  )
  SELECT record, indicator, part, fiscal_year, name, kind, unit, activity, measurements,
         provisional, gaps, sum, numerator, denominator, n, last_value, last_form, last_day,
         CASE
           WHEN measurements = gaps OR (from_parts AND gaps > 0) THEN NULL
           WHEN aggregation = 'sum' THEN coalesce(sum, 0)
           WHEN aggregation = 'last' THEN last_value
           WHEN aggregation = 'mean' THEN
             CASE WHEN quantities = 1 THEN least_amount
                  WHEN sized = quantities THEN weighted / nullif(n, 0) END
           WHEN quantities + percentages = 1 AND fractions = 0 THEN least_amount
           WHEN quantities + percentages = 0 THEN
             numerator * CASE kind WHEN 'rate' THEN per ELSE 100 END / nullif(denominator, 0)
         END AS actual
  FROM added;
CREATE VIEW track.year_held AS
  SELECT a.record, a.id AS activity, a.name, e.fiscal_year, count(*) AS held,
         max(e.last_day) AS last_day
  FROM track.current_activity AS a
    JOIN track.current_activity AS tied
      ON tied.record = a.record AND coalesce(tied.same_as, tied.id) = coalesce(a.same_as, a.id)
    JOIN track.event_in_force AS e ON e.record = a.record AND e.activity = tied.id
  GROUP BY a.record, a.id, a.name, e.fiscal_year;
CREATE VIEW track.held_record AS
  SELECT r.record, r.plan, p.name AS plan_name, c.operation AS last_operation, c.digest,
         o.at AS recorded_at
  FROM track.record AS r
    JOIN LATERAL (SELECT operation, digest FROM track.chain
                  WHERE chain.record = r.record ORDER BY operation DESC LIMIT 1) AS c ON true
    JOIN track.operation AS o ON o.record = r.record AND o.id = c.operation
    LEFT JOIN track.current_plan AS p ON p.record = r.record;
)sql";

}  // namespace

std::string push_views(const std::vector<RecordTable>& tables) {
  std::string text(views_in_force);
  for (const RecordTable& table : tables) {
    if (!table.of_revision) continue;
    const std::string& name = table.description.name;
    text += fmt::format(
        "CREATE VIEW track.{} AS\n  SELECT t.* FROM track.{} AS t\n"
        "    JOIN track.current_revision AS c ON c.record = t.record AND c.revision = "
        "t.revision;\n",
        sql_name("current_" + name), sql_name(name));
  }
  text += views_of_ids;
  text += views_of_rows;
  return text += views_of_years;
}

}  // namespace track::store
