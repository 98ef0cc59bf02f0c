export function OtherHosts({ hosts, here }: { hosts: string[]; here: string }) {
  if (hosts.length === 0) return null
  return (
    <p className="mt-6 border-l-3 border-warn bg-warn-wash px-3 py-2 text-sm">
      This site’s address has changed. Passkeys made for {hosts.join(' or ')} do not work at {here}: sign in with your
      password and a code from your app, or a recovery code. Then make a new passkey under Your account.
    </p>
  )
}
