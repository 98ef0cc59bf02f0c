import { becomeLaterBuild, ours, type LaterChange } from '@/db/test-later-build'

// Makes this process a later build with slow schema changes. Must be loaded first.

const changes: LaterChange[] = [
  {
    name: 'expansion',
    sql: `alter table revisions add column later text;
--> statement-breakpoint
update revisions set later = 'later ' || title;
--> statement-breakpoint
update entries set origin = 'upgraded ' || id;
--> statement-breakpoint
create index revisions_later on revisions (later, body_text);`,
    admits: ours,
  },
  {
    name: 'filling',
    sql: `update revisions set remark = remark || later;
--> statement-breakpoint
update releases set note = coalesce(note, '') || ' upgraded';
--> statement-breakpoint
create index revisions_remark on revisions (remark, body_html);`,
    admits: ours,
  },
]

process.once('exit', becomeLaterBuild(changes))
