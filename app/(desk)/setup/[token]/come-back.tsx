'use client'

import { ActForm } from '@/components/ui/form'
import { comeBack } from './actions'

/** Needs a press: programs that scan mails follow links too, so the link alone signs nobody in. */
export function ComeBack({ token }: { token: string }) {
  return <ActForm act={comeBack} values={{ token }} verb="Sign in" button={{ kind: 'primary', className: 'px-6' }} />
}
