import type { ChosenWithdrawal, Withdrawal } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'

type ReleasedTitle = { title: string; language: Language; withdrawal: Withdrawal | null }

/**
 * Formats the title for readers and programs. If a withdrawn text keeps its page, the title begins with the word for
 * “withdrawn” everywhere, as NISO RP-45-2024 (CREC) recommends.
 */
export function titleForReaders({ title, language, withdrawal }: ReleasedTitle): string {
  return withdrawal ? messagesIn(language).entry.withdrawnTitle({ title }) : title
}

/** Reason, explanation and moment (UTC ms) of a withdrawal that keeps the page. */
export type WithdrawalNotice = { reason: ChosenWithdrawal; explanation: string; at: number }

type ReleasedWithdrawal = { withdrawal: Withdrawal | null; explanation: string | null; updatedAt: number }

/** The end of a consent ('unavailable') gives no notice. */
export function noticeOf({ withdrawal, explanation, updatedAt: at }: ReleasedWithdrawal): WithdrawalNotice | undefined {
  if (!withdrawal || withdrawal === 'unavailable') return undefined
  return { reason: withdrawal, explanation: explanation ?? '', at }
}
