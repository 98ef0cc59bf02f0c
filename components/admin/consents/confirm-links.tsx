import type { ConsentLinks } from './use-links'
import { WouldLose } from './would-lose'

export function ConfirmLinks({ links: { question, confirm, pending, keep } }: { links: ConsentLinks }) {
  return <WouldLose question={question} pending={pending} onKeep={keep} onConfirm={confirm} />
}
