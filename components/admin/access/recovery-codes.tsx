import { Button } from '@/components/ui/button'
import { useCopy } from '@/components/ui/copy-field'
import { StatusLine } from '@/components/ui/form'
import { buttonClass } from '@/components/ui/button-class'

type SetUpDoneProps = { codes: string[]; next?: { href: string; label: string }; children: string }

export function SetUpDone({ codes, next, children }: SetUpDoneProps) {
  return (
    <div className="grid gap-5">
      <p role="status">{children}</p>
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
      {next && (
        <a href={next.href} className={`${buttonClass('primary')} justify-self-start`}>
          {next.label}
        </a>
      )}
    </div>
  )
}

export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { copy, message } = useCopy(codes.join('\n'), 'them')
  return (
    <div className="grid gap-3" data-printed="alone">
      <p>
        <strong>Write these ten codes down, or print them, and keep them away from this device.</strong> Each lets you
        in once, if you lose your phone or your passkey. They are not shown again.
      </p>
      <ol className="grid list-inside list-decimal gap-y-1 border-l-3 border-line py-1 pl-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Button onPress={copy} small>
          Copy the codes
        </Button>
        <Button onPress={() => window.print()} small>
          Print the codes
        </Button>
        <StatusLine>{message}</StatusLine>
      </div>
    </div>
  )
}
