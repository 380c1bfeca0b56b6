import type { ComponentChildren } from 'preact'
import { onboardingWords as words } from './words.ts'

const Row = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

/** The disclosure: every host that is contacted, with what. Whatever more leaves the browser raises `DISCLOSURE`. */
export const WhatGoesWhere = () => (
  <dl class="what-goes-where">
    <Row title={words('to-api')}>{words('to-api-text')}</Row>
    <Row title={words('to-tester')}>{words('to-tester-text')}</Row>
    <Row title={words('in-browser')}>{words('in-browser-text')}</Row>
    <Row title={words('to-nobody')}>{words('to-nobody-text')}</Row>
  </dl>
)
