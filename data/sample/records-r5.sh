#!/bin/sh
# INVENTED SAMPLE DATA: the record of the first half of R5 (FY2023), April to September 2023.
# Every number, day, place and person below is made up; nothing here says what the ward or any
# organisation really did. Do not quote it.
# 架空の見本データ：令和5年度上半期（2023年4月～9月）の記録。数値・日付・場所・記録者はすべて作りもの
# であり、練馬区や各団体の実績ではありません。引用しないでください。
#
# Run it after records-r4.sh:
#   sh data/sample/records-r5.sh        (track on PATH, TRACK_DB set)
# `# @ now …` is the moment (UTC) at which a replay with a fixed clock records the lines below it.
#
# Nothing on purpose: the second half of everything; dementia-lecture and death-records (autumn);
# swallowing.supported, ict.understanding and medical-support-center.clinics (later in the year).
# わざと記録していないもの：下半期のすべて、秋以降に実施・報告される認知症医学講座、死亡小票分析など。
set -e

# @ now 2023-05-09T00:55:00Z
track record support-center.consultations 3,122 --on R5.4
track record phone-consultation.calls 23 --on R5.4
track record covid-casebook.published started --on R5.4.24 --note '原稿の依頼'

# @ now 2023-06-06T01:25:00Z
track record support-center.consultations 3,065 --on R5.5
track record phone-consultation.calls 20 --on R5.5
track record case-review understanding=38/45 relationship=34/45 --on R5.5.25 --place 練馬区役所 --note '第1回 ACP'
track record cafe participants=35 --on R5.5.17 --place 関町区民センター
track record team-orange meetings=1 --on R5.5.20 --place 光が丘区民センター
track record 看護の日のイベント --on R5.5.13 --place 練馬区役所

# @ now 2023-06-12T00:30:00Z
track record lecture attendance=128 talked=79/98 --on R5.6.10 --place 練馬区役所 --note 第1回 --by tanaka

# @ now 2023-07-05T02:10:00Z
track record support-center.consultations 3,207 --on R5.6
track record phone-consultation.calls 17 --on R5.6
track record screening.examinations 104 --on R5-Q1
track record outreach.consultations 1,121 --on R5-Q1
track record outreach.visits 8 --on R5-Q1
track record swallowing.users 34 --on R5-Q1 --by sato
track record liaison.meetings 8 --on R5-Q1
track record care-conference.meetings 27 --on R5-Q1
track record backup-beds.uses 19 --on R5-Q1
track record dementia-team.persons 9 --on R5-Q1
track record covid-guidelines.shared 3 --on R5-Q1
track record resource-status clinics=120 doctors=174 stations=83 providers-24h=71 providers-medical=53 --on R5.6.30
track record care-manager-training 'satisfaction=4.1 n=30' --on R5.6.22 --place 練馬区役所
track record covid-online.videos 1 --on R5.6.26

# @ now 2023-07-24T01:40:00Z
track record learning-salon participants=31 --on 2023/7/19
track record cafe participants=38 --on 2023/7/12 --place 関町区民センター
track record team-orange meetings=1 --on R5.7.15 --place 練馬区役所
track record dementia-case-review 'satisfaction=4.1 n=29' --on 2023-07-18 --place オンライン --note 第1回
track record 在宅医療研修会 --on 2023-07-13
track record p12 --on 2023-07-08

# @ now 2023-08-07T00:50:00Z
track record support-center.consultations 3,144 --on R5.7
track record phone-consultation.calls 21 --on R5.7
track record case-review understanding=35/41 relationship=32/41 --on R5.8.3 --place オンライン --note 第2回
track record p46 --on 2023-07-29 --place 光が丘区民センター --note 'もしバナカフェ'

# @ now 2023-09-05T01:05:00Z
track record support-center.consultations 3,260 --on R5.8
track record phone-consultation.calls 16 --on R5.8
track record learning-salon participants=28 --on R5.8.23
track record team-orange meetings=1 --on R5.8.26 --place 光が丘区民センター
track record home-visit-training 'understanding=4.2 n=16' --on R5.8.31
track record オレンジカフェえんがわ --on 2023-08-17

# @ now 2023-09-25T04:30:00Z
track record covid-casebook.published done --on R5.9.22 --note '関係機関に送付'
track record cafe participants=36 --on R5.9.13 --place 関町区民センター
track record 研究会 --on 2023-09-07

# @ now 2023-10-02T00:10:00Z
track record lecture attendance=64 talked=44/55 --on R5.9.30 --place 光が丘区民センター --note 第2回 --by tanaka
track record guide.copies '5,000 部' --on R5.9

# @ now 2023-10-05T00:40:00Z
track record support-center.consultations 3,190 --on R5.9
track record phone-consultation.calls 19 --on R5.9
track record screening.examinations 119 --on R5-Q2
track record outreach.consultations 1,098 --on R5-Q2
track record outreach.visits 11 --on R5-Q2
track record swallowing.users 37 --on R5-Q2 --by sato
track record liaison.meetings 7 --on R5-Q2
track record care-conference.meetings 30 --on R5-Q2
track record backup-beds.uses 22 --on R5-Q2
track record dementia-team.persons x --on R5-Q2 --note '人数が少ないため秘匿'
track record covid-guidelines.shared 0 --on R5-Q2
track record resource-status clinics=121 doctors=175 stations=84 providers-24h=73 providers-medical=54 --on R5.9.30
track record covid-online.online-meetings 5 --on R5-H1
track record activity-list.entries 109 --on R5.9.30
track record liaison-sheet.copies 1,480 --on R5-H1
