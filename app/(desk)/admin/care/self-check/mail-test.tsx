'use client'

import { useState } from 'react'
import { ActForm, StatusLine } from '@/components/ui/form'
import { sendTestMail } from '../actions'

export function MailTest() {
  const [answer, setAnswer] = useState('')
  return (
    <ActForm
      act={sendTestMail}
      onDone={setAnswer}
      verb="Send me a mail now"
      button={{ small: true }}
      end={<StatusLine className="wrap-anywhere">{answer}</StatusLine>}
      className="mt-2 grid justify-items-start gap-2"
    />
  )
}
