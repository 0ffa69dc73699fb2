<?php
// PHP's SoapServer as an authority: started by `php -S`, once per request.
// PEER_CONFIG names a JSON file: path -> WSDL, soap12, user, password, digest,
// provider to refuse, answers, and a file to write the names of called operations to.
ini_set('soap.wsdl_cache_enabled', '0');
$config = json_decode(file_get_contents(getenv('PEER_CONFIG')), true);
$answers = json_decode(file_get_contents($config['answers']), true);

// "@name" is an attribute, "#" the text beside attributes; PHP knows both as members.
function members($value) {
  if (!is_array($value)) return $value;
  if (array_is_list($value)) return array_map('members', $value);
  $result = new stdClass;
  foreach ($value as $name => $part) {
    $result->{$name === '#' ? '_' : ltrim($name, '@')} = members($part);
  }
  return $result;
}

// Attributes keep their names, so that the provider is found in either contract.
function names_provider($value, $provider) {
  foreach ((array) $value as $part) {
    if ($part === $provider) return true;
    if ((is_object($part) || is_array($part)) && names_provider($part, $provider)) return true;
  }
  return false;
}

class Peer {
  private $known = false;

  public function Security($security) {
    global $config;
    $token = $security->UsernameToken;
    $password = is_object($token->Password) ? $token->Password->_ : $token->Password;
    $expected = $config['password'];
    if ($config['digest']) {
      $nonce = is_object($token->Nonce) ? $token->Nonce->_ : $token->Nonce;
      $expected = base64_encode(
        sha1(base64_decode($nonce) . $token->Created . $config['password'], true)
      );
    }
    $this->known = $token->Username === $config['user'] && $password === $expected;
  }

  // a header of the foreign contract; PHP calls a method for each header
  public function Absender() {}

  public function __call($operation, $arguments) {
    global $config, $answers;
    if (!$this->known) {
      $space = 'http://docs.oasis-open.org/wss/2004/01/'
        . 'oasis-200401-wss-wssecurity-secext-1.0.xsd';
      throw new SoapFault([$space, 'FailedAuthentication'], 'not you');
    }
    file_put_contents($config['log'], "$operation\n", FILE_APPEND | LOCK_EX);
    if (names_provider($arguments[0], $config['refuse'])) return $this->refuse();
    return members(array_merge($answers['common'], $answers['operations'][$operation]));
  }

  private function refuse() {
    global $config, $answers;
    ['code' => $code, 'text' => $text] = $answers['refusal'];
    if ($config['soap12']) {
      return members(['Status' => ['@nr' => '9'], 'Text' => [['@nr' => $code, '#' => $text]]]);
    }
    $detail = '<ns:Fehlermeldung xmlns:ns="urn:inge-online:stand-in:2026"><ns:Fehler>'
      . "<ns:Code>$code</ns:Code><ns:Text>$text</ns:Text></ns:Fehler></ns:Fehlermeldung>";
    throw new SoapFault('Client', 'refused', null, new SoapVar($detail, XSD_ANYXML));
  }
}

$wsdl = $config['paths'][parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)] ?? null;
if ($wsdl === null) {
  http_response_code(404);
  exit;
}
$version = $config['soap12'] ? SOAP_1_2 : SOAP_1_1;
$server = new SoapServer($wsdl, ['soap_version' => $version]);
$server->setObject(new Peer);
$server->handle();
