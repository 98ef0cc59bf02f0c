'use client'

import { ActForm } from '@/components/ui/form'
import { comeBack } from './actions'

/** One button: a link alone opens nothing, as programs that look at mails follow links too. */
export function ComeBack({ token }: { token: string }) {
  return <ActForm act={comeBack} values={{ token }} verb="Sign in" button={{ kind: 'primary', className: 'px-6' }} />
}
