#!/bin/sh
# INVENTED SAMPLE DATA: the record of R3 (FY2021). Every number, day, place and person below is
# made up; nothing here says what the ward or any organisation really did. Do not quote it.
# 架空の見本データ：令和3年度の記録。数値・日付・場所・記録者はすべて作りものであり、練馬区や
# 各団体の実績ではありません。引用しないでください。
#
# Run it after `track load data/nerima-r3-r5 data/sample/targets.toml`, before records-r4.sh:
#   sh data/sample/records-r3.sh        (track on PATH, TRACK_DB set)
# `# @ now …` is the moment (UTC) at which a replay with a fixed clock records the lines below it.
#
# Nothing on purpose: home-visit-training (not held yet), and every figure of the surveys that are
# held in R4 (elderly-survey, resource-survey, home-care-survey).
# わざと記録していないもの：在宅医療同行研修（未実施）、令和4年度に行う調査の値。
set -e

# @ now 2021-06-14T01:05:00Z
track record lecture attendance=72 talked=41/64 --on R3.6.12 --place 練馬区役所 --note '第1回 定員を半分にして開催' --by sato
track record support-center.consultations 2,711 --on R3.4
track record support-center.consultations 2,604 --on R3.5
track record phone-consultation.calls 19 --on R3.4
track record phone-consultation.calls 17 --on R3.5
track record p34 --on R3.5.15 --place オンライン

# @ now 2021-07-05T00:40:00Z
track record support-center.consultations 2,755 --on R3.6
track record phone-consultation.calls 23 --on R3.6
track record screening.examinations 62 --on R3-Q1
track record outreach.consultations 874 --on R3-Q1
track record outreach.visits 5 --on R3-Q1
track record swallowing.users 24 --on R3-Q1 --by tanaka
track record liaison.meetings 4 --on R3-Q1
track record care-conference.meetings 17 --on R3-Q1
track record backup-beds.uses 14 --on R3-Q1
track record covid-guidelines.shared 16 --on R3-Q1
track record resource-status clinics=112 doctors=158 stations=71 providers-24h=63 providers-medical=47 --on R3.6.30

# @ now 2021-07-19T02:20:00Z
track record case-review understanding=27/34 relationship=21/34 --on R3.7.15 --place オンライン --note '第1回 コロナ禍の在宅療養'
track record team-orange meetings=1 --on R3.7.10 --place 光が丘区民センター
track record cafe participants=18 --on 2021-07-14 --place 関町区民センター
track record covid-online.videos 1 --on R3.6.28 --note '講演会第1回の録画'
track record ねりまケアネットワーク --on 2021-07-08 --place オンライン

# @ now 2021-08-04T00:30:00Z
track record support-center.consultations 2,690 --on R3.7
track record phone-consultation.calls 20 --on R3.7
track record dementia-case-review 'satisfaction=3.8 n=19' --on 2021-07-27 --place オンライン --note 第1回
track record learning-salon participants=14 --on R3.7.20
track record team-orange meetings=1 --on R3.7.31 --place 練馬区役所
track record 薬薬連携研修会 --on 2021-07-29 --place オンライン

# @ now 2021-09-06T01:15:00Z
track record support-center.consultations 2,588 --on R3.8
track record phone-consultation.calls 22 --on R3.8
track record team-orange meetings=1 --on 2021/8/28 --place 光が丘区民センター
track record p12 --on 2021/8/21
track record p30 --on 2021/8/19 --place オンライン

# @ now 2021-10-04T00:55:00Z
track record support-center.consultations 2,733 --on R3.9
track record phone-consultation.calls 18 --on R3.9
track record screening.examinations 79 --on R3-Q2
track record outreach.consultations 901 --on R3-Q2
track record outreach.visits 6 --on R3-Q2
track record swallowing.users 27 --on R3-Q2 --by tanaka
track record liaison.meetings 5 --on R3-Q2
track record care-conference.meetings 21 --on R3-Q2
track record backup-beds.uses 17 --on R3-Q2
track record covid-guidelines.shared 19 --on R3-Q2
track record resource-status clinics=113 doctors=160 stations=72 providers-24h=64 providers-medical=47 --on R3.9.30
track record 初期集中支援チーム対象者数 13人 --on R3-H1
track record guide.copies '3,000 部' --on R3-H1 --note '在宅療養ガイドブックの増刷'
track record covid-online.online-meetings 8 --on R3-H1
track record medical-support-center.clinics 116 --on R3.10.1
track record activity-list.entries 71 --on R3.9.30

# @ now 2021-10-12T06:10:00Z
track record dementia-lecture attendance=63 --on 令和3年10月9日 --place オンライン
track record care-manager-training 'satisfaction=4.1 n=24' --on 2021-10-06 --place 練馬区役所
track record cafe participants=21 --on 2021-10-07 --place 関町区民センター
track record p32 --on 2021-10-05

# @ now 2021-11-08T00:20:00Z
track record lecture attendance=91 talked=52/80 --on R3.11.6 --place 光が丘区民センター --note 第2回 --by sato
track record support-center.consultations 2,816 --on R3.10
track record phone-consultation.calls 24 --on R3.10
track record case-review understanding=30/37 relationship=25/37 --on R3.10.21 --place オンライン --note 第2回
track record team-orange meetings=1 --on R3.10.30 --place 練馬区役所
track record p35 --on 2021-11-05..2021-11-07 --place 練馬区役所
track record 区民健康医学講座 --on 2021-10-23 --place オンライン

# @ now 2021-12-06T02:00:00Z
track record support-center.consultations 2,744 --on R3.11
track record phone-consultation.calls 21 --on R3.11
track record dementia-case-review 'satisfaction=4.0 n=23' --on 2021-11-16 --place オンライン --note 第2回
track record learning-salon participants=17 --on R3.11.24
track record team-orange meetings=1 --on R3.11.27 --place 光が丘区民センター
track record p2 --on 20211118 --place オンライン
track record p1 --on 20211125
track record death-records hospital-deaths=4,016 home-deaths=948 facility-deaths=571 --on R3.11.29 --note 令和2年分

# @ now 2022-01-06T01:45:00Z
track record support-center.consultations 2,651 --on R3.12
track record phone-consultation.calls 16 --on R3.12
track record screening.examinations 95 --on R3-Q3
track record outreach.consultations 933 --on R3-Q3
track record outreach.visits 7 --on R3-Q3
track record swallowing.users 26 --on R3-Q3 --by tanaka
track record liaison.meetings 6 --on R3-Q3
track record care-conference.meetings 23 --on R3-Q3
track record backup-beds.uses 15 --on R3-Q3
track record covid-guidelines.shared 12 --on R3-Q3
track record resource-status clinics=113 doctors=161 stations=74 providers-24h=64 providers-medical=48 --on R3.12.28

# @ now 2022-01-31T00:50:00Z
track record case-review understanding=29/33 relationship=24/33 --on R4.1.27 --place オンライン --note '第3回 ICTの活用'
track record ict.understanding 3.2 n=41 --on R4.1.27
track record team-orange meetings=1 --on R4.1.22 --place 練馬区役所
track record cafe participants=16 --on 2022-01-19 --place 関町区民センター
track record 練馬在宅症例検討会 --on 2022-01-20 --place オンライン
track record p12 --on 2022-01-15

# @ now 2022-02-21T01:30:00Z
track record lecture attendance=78 talked=38/66 --on R4.2.19 --place 練馬区役所 --note 第3回 --by sato
track record support-center.consultations 2,583 --on R4.1
track record phone-consultation.calls 19 --on R4.1
track record dementia-case-review 'satisfaction=3.9 n=20' --on 2022-02-08 --place オンライン --note 第3回
# No n here: with another score in the year the two cannot be weighted (undetermined).
track record care-manager-training.satisfaction 4.3 --on R4.2.10 --note '回答数の記録なし'
track record p16 --on 2022-02-03 --place オンライン
track record 薬薬連携研修会 --on 2022-02-17 --place オンライン

# @ now 2022-03-11T05:30:00Z
track record support-center.consultations 2,502 --on R4.2
track record phone-consultation.calls 22 --on R4.2
track record 区民向けガイドブックの発行部数 5,500部 --on R4.2 --note '認知症ガイドブックの改訂'
track record learning-salon participants=12 --on R4.3.3
track record team-orange meetings=1 --on R4.2.26 --place 光が丘区民センター
track record p32 --on 2022-03-08
track record p30 --on 2022-02-17 --place オンライン

# @ now 2022-04-06T00:35:00Z
track record support-center.consultations 2,871 --on R4.3
track record phone-consultation.calls 25 --on R4.3
track record screening.examinations 83 --on R3-Q4
track record outreach.consultations 967 --on R3-Q4
track record outreach.visits 8 --on R3-Q4
track record swallowing.users 28 --on R3-Q4 --by tanaka
track record swallowing.supported 17 --on R3 --by tanaka
track record liaison.meetings 6 --on R3-Q4
track record care-conference.meetings 22 --on R3-Q4
track record backup-beds.uses 18 --on R3-Q4
track record covid-guidelines.shared 10 --on R3-Q4
track record resource-status clinics=115 doctors=163 stations=75 providers-24h=66 providers-medical=49 --on R4.3.31
track record dementia-team.persons 16 --on R3-H2
track record covid-online.online-meetings 11 --on R3-H2
track record covid-online.videos 1 --on R4.3.8
track record activity-list.entries 82 --on R4.3.31
track record liaison-sheet.copies 2,850 --on 令和3年度
track record covid-casebook.published 未着手 --on R4.3.31
track record team-orange meetings=1 --on R4.3.26 --place 練馬区役所
track record cafe participants=23 --on R4.3.16 --place 関町区民センター
