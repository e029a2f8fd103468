#!/bin/sh
# INVENTED SAMPLE DATA: the record of R4 (FY2022). Every number, day, place and person below is
# made up; nothing here says what the ward or any organisation really did. Do not quote it.
# 架空の見本データ：令和4年度の記録。数値・日付・場所・記録者はすべて作りものであり、練馬区や
# 各団体の実績ではありません。引用しないでください。
#
# Run it after records-r3.sh:
#   sh data/sample/records-r4.sh        (track on PATH, TRACK_DB set)
# `# @ now …` is the moment (UTC) at which a replay with a fixed clock records the lines below it.
#
# Nothing on purpose, so that "missing" shows: the initiatives dementia-team, team-orange and
# backup-beds, and the indicator liaison-sheet.copies.
# わざと記録していないもの（「未報告」の例）：認知症専門相談事業、チームオレンジ活動、後方支援病床、
# 医療・介護連携シートの発行数。
set -e

# @ now 2022-05-09T01:00:00Z
track record support-center.consultations 2,987 --on R4.4
track record phone-consultation.calls 24 --on R4.4

# @ now 2022-06-06T00:25:00Z
track record support-center.consultations 2,874 --on R4.5
track record phone-consultation.calls 21 --on R4.5
track record case-review understanding=33/38 relationship=27/38 --on R4.5.26 --place 練馬区役所 --note '第1回 ACP'
track record cafe participants=24 --on R4.5.18 --place 関町区民センター
track record 看護の日のイベント --on R4.5.14 --place 練馬区役所

# @ now 2022-06-13T00:12:00Z
track record lecture attendance=132 talked=84/102 --on R4.6.11 --place 練馬区役所 --note 第1回 --by sato

# @ now 2022-07-05T02:40:00Z
track record support-center.consultations 3,112 --on R4.6
track record phone-consultation.calls 26 --on R4.6
track record もの忘れ検診受診件数 98件 --on R4-Q1
track record outreach.consultations 1,046 --on R4-Q1
track record outreach.visits 7 --on R4-Q1
track record swallowing.users 31 --on R4-Q1 --by tanaka
track record liaison.meetings 6 --on R4-Q1
track record care-conference.meetings 24 --on R4-Q1
track record covid-guidelines.shared 9 --on R4-Q1
track record resource-status clinics=116 doctors=166 stations=76 providers-24h=67 providers-medical=50 --on R4.6.30
track record care-manager-training 'satisfaction=4.4 n=33' --on R4.6.23 --place 練馬区役所

# @ now 2022-07-22T04:15:00Z
track record learning-salon participants=22 --on 2022/7/20
track record cafe participants=27 --on 2022/7/13 --place 関町区民センター
track record dementia-case-review 'satisfaction=4.1 n=26' --on 2022-07-19 --place オンライン --note 第1回
track record 在宅医療研修会 --on 2022-07-14
track record p12 --on 2022-07-16
track record p22 --on 2022-07-07 --place オンライン

# @ now 2022-08-04T00:30:00Z
track record support-center.consultations 3,048 --on R4.7
track record phone-consultation.calls 23 --on R4.7
track record case-review understanding=36/40 relationship=30/40 --on R4.7.28 --place オンライン --note 第2回
track record covid-online.videos 1回 --on R4.7.1..R4.7.31 --note '講演会第1回の録画'
track record guide.copies '3,200 部' --on R4.7 --note '在宅療養ガイドブックの増刷'

# @ now 2022-09-05T01:20:00Z
track record support-center.consultations 3,201 --on R4.8
track record phone-consultation.calls 19 --on R4.8
track record learning-salon participants=19 --on 2022/8/24
track record オレンジカフェえんがわ --on 2022-08-18

# @ now 2022-10-05T00:45:00Z
track record support-center.consultations 3,066 --on R4.9
track record phone-consultation.calls 22 --on R4.9
track record もの忘れ検診受診件数 121件 --on R4-Q2
track record outreach.consultations 1,103 --on R4-Q2
track record outreach.visits 9 --on R4-Q2
track record swallowing.users 36 --on R4-Q2 --by tanaka
track record liaison.meetings 7 --on R4-Q2
track record care-conference.meetings 27 --on R4-Q2
track record covid-guidelines.shared 14 --on R4-Q2
track record resource-status clinics=116 doctors=168 stations=78 providers-24h=68 providers-medical=50 --on R4.9.30
track record covid-online.online-meetings 9 --on R4-H1
track record activity-list.entries 94 --on R4.9.30
track record medical-support-center.clinics 121か所 --on R4.10.1
track record cafe participants=25 --on R4.9.14 --place 関町区民センター

# @ now 2022-10-11T02:05:00Z
track record 認知症医学講座の開催 講座参加人数=９６ --on 令和4年10月8日 --place 光が丘区民センター
track record dementia-case-review 'satisfaction=4.3 n=31' --on 2022-10-04 --place オンライン --note 第2回

# @ now 2022-10-30T23:55:00Z
track record lecture attendance=58 talked=26/45 --on R4.10.29 --place 光が丘区民センター --note 第2回 --by sato
track record resource-survey --on 2022-10-03..2022-10-28 --note '調査票の回収まで'

# @ now 2022-11-07T01:10:00Z
track record support-center.consultations 3,154 --on R4.10
track record phone-consultation.calls 25 --on R4.10
track record home-visit-training 'understanding=4.0 n=14' --on R4.10.20
track record 区民健康医学講座 --on 2022-10-22
track record 研究会 --on 2022-10-27 --place オンライン

# @ now 2022-11-28T00:50:00Z
track record case-review understanding=29/35 relationship=74.3% --on R4.11.24 --place 練馬区役所 --note '第3回 片方の設問は割合のみ報告'
track record ict.understanding 3.6 n=52 --on R4.11.24
track record cafe participants=31 --on R4.11.16 --place 関町区民センター
track record care-manager-training 'satisfaction=4.2 n=29' --on R4.11.10 --place オンライン
track record death-records hospital-deaths=4,102 home-deaths=1,013 facility-deaths=598 --on R4.11.18 --note 令和3年分
track record 介護週間 --on 2022-11-11..2022-11-13 --place 練馬区役所

# @ now 2022-12-06T01:35:00Z
track record support-center.consultations 3,098 --on R4.11
track record phone-consultation.calls 20 --on R4.11
track record home-care-survey --on 2022-11-01..2022-11-30
track record dementia-case-review 'satisfaction=3.9 n=22' --on 2022-11-29 --place オンライン --note 第3回
track record p1 --on 20221201

# @ now 2022-12-23T03:00:00Z
track record covid-casebook.published 着手 --on R4.12.20
track record learning-salon participants=27 --on R4.12.14
track record elderly-survey --on 2022-12-01..2022-12-20
track record 在宅医療研修会 --on 2022-12-08 --place オンライン

# @ now 2023-01-06T01:15:00Z
track record support-center.consultations 2,905 --on R4.12
track record phone-consultation.calls 18 --on R4.12
track record もの忘れ検診受診件数 117件 --on R4-Q3
track record outreach.consultations unknown --on R4-Q3 --note '集計方法の変更のため不明'
track record outreach.visits 8 --on R4-Q3
track record swallowing.users 29 --on R4-Q3 --by tanaka
track record liaison.meetings 8 --on R4-Q3
track record care-conference.meetings 31 --on R4-Q3
track record covid-guidelines.shared 11 --on R4-Q3
track record resource-status clinics=118 doctors=169 stations=79 providers-24h=69 providers-medical=52 --on R4.12.28

# @ now 2023-02-07T00:40:00Z
track record support-center.consultations 2,861 --on R5.1
track record phone-consultation.calls 21 --on R5.1
track record case-review understanding=41/44 relationship=35/44 --on R5.2.2 --place 練馬区役所 --note '第4回 救急対応'
track record learning-salon participants=24 --on R5.1.25
track record cafe participants=29 --on R5.1.18 --place 関町区民センター
track record home-visit-training 'understanding=4.3 n=11' --on R5.1.26
track record 練馬在宅症例検討会 --on 2023-01-19 --place オンライン

# @ now 2023-02-20T01:03:00Z
track record lecture attendance=88 talked=45/70 --on R5.2.18 --place 練馬区役所 --note 第3回 --by tanaka
track record p32 --on 2023-02-14

# @ now 2023-03-10T04:50:00Z
track record support-center.consultations 3,017 --on R5.2
track record phone-consultation.calls 24 --on R5.2
track record guide.copies '4,000 部' --on R5.1 --note '認知症ガイドブックの改訂'
track record profession-gap 0.82 n=412 --on 2022-10
track record ict.usage 214/412 --on 2022-10
track record liaison-sheet.unaware 131/412 --on 2022-10
track record beds-unknown 38/121 --on 2022-10
track record medical-support-center.clinics 124か所 --on R5.3.1
track record care-manager-training 'satisfaction=4.5 n=18' --on R5.2.9 --place 練馬区役所
track record p18 --on 2023-02-16 --place オンライン

# @ now 2023-03-24T05:20:00Z
track record care-unknown '31.0% n=1100' --on R4.12 --note 速報
track record end-of-life-talk '41.7% n=1100' --on R4.12 --note 速報
track record caregiver-no-contact '18.9% n=463' --on R4.12 --note 速報
track record dementia-anxiety '33.4% n=702' --on R4.11
track record dementia-case-review 'satisfaction=4.2 n=28' --on 2023-03-14 --place 練馬区役所 --note 第4回
track record cafe participants=33 --on R5.3.15 --place 関町区民センター

# @ now 2023-04-06T00:30:00Z
track record support-center.consultations 3,245 --on R5.3
track record phone-consultation.calls 28 --on R5.3
track record もの忘れ検診受診件数 76件 --on R4-Q4
track record outreach.consultations 1,078 --on R4-Q4
track record outreach.visits 8 --on R4-Q4 --note '年度末まで'
track record swallowing.users 33 --on R4-Q4 --by tanaka
track record swallowing.supported suppressed --on R4 --note '人数が少ないため秘匿' --by tanaka
track record liaison.meetings 7 --on R4-Q4
track record care-conference.meetings 26 --on R4-Q4
track record covid-guidelines.shared 7 --on R4-Q4
track record resource-status clinics=119 doctors=172 stations=81 providers-24h=70 providers-medical=53 --on R5.3.31
track record covid-online.online-meetings 6 --on R4-H2
track record covid-online.videos 2回 --on R5.3
track record activity-list.entries 103 --on R5.3.31
track record learning-salon participants=21 --on R5.3.8
