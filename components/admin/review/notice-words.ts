import type { NoticeKind } from '@/domain/notices'

/** What a notice says, before the entry's title. */
export const noticeWords: Record<NoticeKind, string> = {
  submitted: 'Waits for your review',
  changes: 'Changes were asked for',
  approved: 'Was approved',
  commented: 'Was commented on',
  tomorrow: 'Goes live within a day',
  expired: 'Was taken out, as it was set to be',
  override: 'Was released without an approval: it waits for yours',
}

/** The same occasions as a person chooses among them, in the order in which they come. */
export const mailChoices: { kind: NoticeKind; label: string; reviewers?: boolean }[] = [
  { kind: 'submitted', label: 'a text waits for my review', reviewers: true },
  { kind: 'changes', label: 'someone asks for changes to a text of mine' },
  { kind: 'approved', label: 'a text of mine was approved' },
  { kind: 'commented', label: 'someone comments on a text that I work on' },
  { kind: 'tomorrow', label: 'a text of mine goes live within a day' },
  { kind: 'expired', label: 'a text of mine was taken out, as it was set to be' },
  { kind: 'override', label: 'a text was released without an approval', reviewers: true },
]
