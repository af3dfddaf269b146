import { type LeastPrivilege, lengthOf, managedPolicyLimit } from '../../model/policy.ts';
import { makeStyle, type Surface } from '../style.ts';

/** For people: which actions, service by service, and how to make a policy of them. */
export const renderPolicyTerminal = (policy: LeastPrivilege, surface: Surface): string => {
  const style = makeStyle(surface);
  const { document, parts, actions, kinds, rules, assumes } = policy;
  const services = document.Statement.flatMap(({ Action, Resource }) => [
    '',
    ...style.block(0, style.paint.bold(Action[0]?.split(':')[0] ?? '')),
    ...style.block(2, Action.map((action) => action.split(':')[1]).join(', ')),
    ...(Resource === '*' ? [] : style.block(2, style.paint.dim(`on ${Resource} only`))),
  ]);
  const sizes = parts.map((part) => lengthOf(part).toLocaleString('en')).join(' and ');
  const foot = [
    parts.length === 1
      ? `As JSON ${sizes} characters, of the ${managedPolicyLimit.toLocaleString('en')} that a managed policy takes.`
      : `As JSON it needs ${parts.length} managed policies, of ${sizes} characters: each takes ${managedPolicyLimit.toLocaleString('en')}. Exact actions in several policies rather than wildcards in one, which would grant what AWS adds later.`,
    'Get it with --format json, or with the role to assume: --format cloudformation, --format terraform. Whether an identity has it: ipv6-audit doctor.',
  ];
  return `${[
    ...style.block(
      0,
      `${actions} actions, all of them reads${assumes ? ' but sts:AssumeRole' : ''}, for ${rules} rules over ${kinds} kinds of resource`,
    ),
    ...services,
    '',
    ...foot.flatMap((text) => style.block(0, text)),
  ].join('\n')}\n`;
};
