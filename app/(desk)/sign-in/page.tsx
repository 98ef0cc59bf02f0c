import { redirect } from 'next/navigation'
import { ownPath } from '@/auth/own-path'
import { currentActor } from '@/auth/session'
import { siteSettings } from '@/domain/published/site'
import { Gate } from '../gate'
import { pageTitle } from '@/app/(desk)/page-title'
import { SignInForm } from './form'

export const generateMetadata = () => pageTitle('Sign in')

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams
  if (await currentActor()) redirect(ownPath(next))
  const { name } = await siteSettings()
  return (
    <Gate site={name} title="Sign in" lead="For the staff who write and publish here.">
      <SignInForm next={ownPath(next)} />
      <p className="mt-8 text-sm text-soft">
        Lost your password, or an invitation that no longer works? Ask an admin for a new link.
      </p>
    </Gate>
  )
}
