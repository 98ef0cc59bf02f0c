'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'

/** A link that is shown once, to be handed over by a person: there is no mail yet. */
export function OneTimeLink({ name, address, until }: { name: string; address: string; until: string }) {
  const [said, setSaid] = useState('')

  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      setSaid('Copied.')
    } catch {
      setSaid('The browser did not allow copying. Select the link and copy it yourself.')
    }
  }

  return (
    <div className="grid gap-3">
      <p>
        Gazette sends no mail yet: <strong>copy this link and give it to {name} yourself</strong>, by a way only they
        read. It works once, until {until}, and is not shown again.
      </p>
      <div className="flex items-end gap-2">
        <TextField
          label="Link to hand over"
          value={address}
          isReadOnly
          onFocus={(event) => (event.target as HTMLInputElement).select()}
          className="min-w-0 flex-1"
        />
        <Button onPress={copy}>Copy</Button>
      </div>
      <StatusLine>{said}</StatusLine>
    </div>
  )
}
