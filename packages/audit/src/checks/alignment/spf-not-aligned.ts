import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { alignedAsAsked, isStrictnessAlone } from '../../dmarc/alignment.ts'

export const spfNotAligned = defineCheck({
  id: 'alignment/spf-not-aligned',
  severity: 'medium',
  reference: { rfc: 9989, section: '4.4.2' },
  needs: ['spfAlignment', 'dkimAlignment'],

  evaluate({ spfAlignment: spf, dkimAlignment }) {
    if (!spf) return notApplicable
    if (valueOf(alignedAsAsked(spf))) return pass
    if (isStrictnessAlone(spf)) return notApplicable // dmarc/strict-alignment-not-met speaks for this case
    // A relay with a Return-Path of its own is harmless as long as it signs for the domain.
    const isSigned = dkimAlignment?.some((facts) => {
      const aligned = alignedAsAsked(facts)
      return aligned.known && aligned.value
    })
    return fail({ returnPath: spf.domain, from: spf.fromDomain }, isSigned ? 'info' : null)
  },

  text: {
    en: {
      title: 'The Return-Path belongs to the sender’s domain',
      failure:
        'The Return-Path (where bounces go) is at {returnPath}, not at {from}. SPF then vouches for {returnPath}, which does not count for DMARC.',
      advice:
        'If DKIM signs for {from}, nothing has to be done. Otherwise set a Return-Path of your own (custom bounce domain) at your sending service.',
    },
    fr: {
      title: 'Le Return-Path appartient au domaine de l’expéditeur',
      failure:
        'Le Return-Path (l’adresse des retours d’erreur) est chez {returnPath}, et non chez {from}. SPF ne garantit alors que {returnPath}, ce qui ne compte pas pour DMARC.',
      advice:
        'Si DKIM signe pour {from}, rien à faire. Sinon, demandez à votre service d’envoi un Return-Path à votre domaine.',
    },
  },
})
