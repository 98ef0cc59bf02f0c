import { identityToRecipient } from 'age-encryption'
import { newKey } from '@/lib/sealed/key'

/** The secret key to the signed forms that servers of these tests keep. */
export const formIdentity = newKey()

/** The public key to it, which these servers are given. */
export const formRecipient = () => identityToRecipient(formIdentity)
